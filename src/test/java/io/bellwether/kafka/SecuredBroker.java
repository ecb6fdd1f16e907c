package io.bellwether.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A broker that speaks TLS, asks for a password and allows nothing that was not granted; in the
 * test JVM. Its two users are admin, who may do everything, and bellwether.
 */
public final class SecuredBroker implements AutoCloseable {

    /** The password of both users, and of the trust store. */
    public static final String PASSWORD = "quite-a-secret";

    private static final String HOST = "127.0.0.1";

    private final LocalNode node;
    private final Path store;
    private final int port;

    private SecuredBroker(LocalNode node, Path store, int port) {
        this.node = node;
        this.store = store;
        this.port = port;
    }

    /** Starts it, with its data and its certificate in {@code folder}. */
    public static SecuredBroker start(Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve("broker.p12");
        makeCertificate(store);
        Path data = folder.resolve("data");
        int port = freePort();
        Map<String, String> settings = settings(data, store, port);
        format(data);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        try {
            return new SecuredBroker(LocalNode.start(settings, data.toString()), store, port);
        } finally {
            Locale.setDefault(before);
        }
    }

    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    /** What a client needs, with {@code password} wherever one is needed. */
    public Map<String, String> properties(String user, String password) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("security.protocol", "SASL_SSL");
        properties.put("sasl.mechanism", "PLAIN");
        properties.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\""
                        + user
                        + "\" password=\""
                        + password
                        + "\";");
        properties.put("ssl.truststore.location", store.toString());
        properties.put("ssl.truststore.type", "PKCS12");
        properties.put("ssl.truststore.password", password);
        return properties;
    }

    private static Map<String, String> settings(Path data, Path store, int port) {
        int controller = freePort();
        int inner = freePort();
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@" + HOST + ":" + controller);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put(
                "listeners",
                "SASL_SSL://%s:%d,INNER://%s:%d,CONTROLLER://%s:%d"
                        .formatted(HOST, port, HOST, inner, HOST, controller));
        settings.put(
                "listener.security.protocol.map",
                "SASL_SSL:SASL_SSL,INNER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "INNER");
        settings.put("log.dirs", data.toString());
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "2");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "2");
        settings.put("log.cleaner.dedupe.buffer.size", "8388608");
        settings.put("auto.create.topics.enable", "false");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:ANONYMOUS;User:admin");
        settings.put("sasl.enabled.mechanisms", "PLAIN");
        settings.put(
                "listener.name.sasl_ssl.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_admin=\"%s\" user_bellwether=\"%s\";"
                        .formatted(PASSWORD, PASSWORD));
        settings.put("ssl.keystore.location", store.toString());
        settings.put("ssl.keystore.type", "PKCS12");
        settings.put("ssl.keystore.password", PASSWORD);
        return settings;
    }

    private static void makeCertificate(Path store) throws IOException, InterruptedException {
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "broker",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=127.0.0.1",
                                "-ext",
                                "SAN=IP:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                PASSWORD)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IllegalStateException("keytool made no certificate");
        }
    }

    private static void format(Path data) {
        try (PrintStream quiet =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(quiet)
                    .setNodeId(1)
                    .setClusterId("bellwether-secured-one")
                    .setDirectories(List.of(data.toString()))
                    .setMetadataLogDirectory(data.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("the broker's directory cannot be prepared", e);
        }
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
