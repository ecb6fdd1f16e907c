package io.bellwether.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real broker that speaks SASL_SSL with strangers and allows nothing that is not granted, but for
 * the user {@link #ADMIN}. Its certificate is for the name localhost alone. Tests come in by a door
 * of their own.
 */
public final class SecuredBroker implements AutoCloseable {

    /** May do everything, once admitted. */
    public static final String ADMIN = "admin";

    private static final String HOST = "127.0.0.1";
    private static final int ROUNDS = 4096;

    private final LocalNode node;
    private final Certificates certificates;
    private final int port;
    private final KafkaConnection backDoor;

    private SecuredBroker(LocalNode node, Certificates certificates, int port, int backDoor) {
        this.node = node;
        this.certificates = certificates;
        this.port = port;
        this.backDoor = KafkaConnection.to(HOST + ":" + backDoor);
    }

    /** Starts one with its data and its certificates in {@code folder}. */
    public static SecuredBroker start(Path folder) throws IOException, InterruptedException {
        Certificates certificates = Certificates.make(folder);
        Path data = Files.createDirectories(folder.resolve("data"));
        List<Integer> ports = freePorts();
        format(data);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        try {
            LocalNode node = LocalNode.start(settings(data, certificates, ports), data.toString());
            return new SecuredBroker(node, certificates, ports.get(0), ports.get(1));
        } finally {
            Locale.setDefault(before);
        }
    }

    /** What strangers connect to. */
    public String servers() {
        return "localhost:" + port;
    }

    /** The same broker under a name that its certificate does not have. */
    public String serversUnderAnotherName() {
        return HOST + ":" + port;
    }

    public Certificates certificates() {
        return certificates;
    }

    /** A connection that may do everything. */
    public KafkaConnection everything() {
        return backDoor;
    }

    /** How {@code user} connects, as {@code --set} has it, without the servers. */
    public List<String> settings(String user, String password) {
        List<String> settings = new ArrayList<>();
        properties(user, password)
                .forEach((key, value) -> settings.add("kafka." + key + "=" + value));
        return settings;
    }

    /** A connection of {@code user}. */
    public KafkaConnection connection(String user, String password) {
        return new KafkaConnection(servers(), properties(user, password));
    }

    /** The same without {@code kafka.} before the names; may be changed. */
    public Map<String, String> properties(String user, String password) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("security.protocol", "SASL_SSL");
        properties.put("sasl.mechanism", "SCRAM-SHA-512");
        properties.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\""
                        + user
                        + "\" password=\""
                        + password
                        + "\";");
        properties.put("ssl.truststore.location", certificates.trusted().toString());
        properties.put("ssl.truststore.password", Certificates.PASSWORD);
        return properties;
    }

    /** Lets {@code user} in. */
    public void admit(String user, String password) {
        ScramCredentialInfo how = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ROUNDS);
        try (Admin admin = backDoor.admin()) {
            Futures.get(
                    admin.alterUserScramCredentials(
                                    List.of(new UserScramCredentialUpsertion(user, how, password)))
                            .all());
        }
    }

    /** Grants {@code user} what lines of {@link Acls} say, whatever role they name. */
    public void grant(String user, Collection<String> lines) {
        try (Admin admin = backDoor.admin()) {
            Futures.get(admin.createAcls(bindings(user, lines)).all());
        }
    }

    /** Takes back what was granted. */
    public void revoke(String user, Collection<String> lines) {
        try (Admin admin = backDoor.admin()) {
            Futures.get(
                    admin.deleteAcls(
                                    bindings(user, lines).stream()
                                            .map(AclBinding::toFilter)
                                            .toList())
                            .all());
        }
    }

    private static List<AclBinding> bindings(String user, Collection<String> lines) {
        return lines.stream().map(SecuredBroker::permission).map(it -> binding(user, it)).toList();
    }

    /** The permission in a line of {@link Acls}, whose first word is the role. */
    static Permission permission(String line) {
        String[] words = line.split(" ", 4);
        return new Permission(words[1], words[2], words[3]);
    }

    private static AclBinding binding(String user, Permission permission) {
        return new AclBinding(
                new ResourcePattern(
                        ResourceType.fromString(permission.kind()),
                        permission.plainName(),
                        permission.isPrefix() ? PatternType.PREFIXED : PatternType.LITERAL),
                new AccessControlEntry(
                        "User:" + user,
                        "*",
                        AclOperation.fromString(permission.operation()),
                        AclPermissionType.ALLOW));
    }

    @Override
    public void close() {
        node.close();
    }

    private static void format(Path data) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream quiet = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(quiet)
                    .setNodeId(1)
                    .setClusterId("bellwether-secure-brok")
                    .setDirectories(List.of(data.toString()))
                    .setMetadataLogDirectory(data.toString())
                    .setControllerListenerName("CONTROLLER")
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("the broker's directory cannot be prepared", e);
        }
    }

    private static Map<String, String> settings(
            Path data, Certificates certificates, List<Integer> ports) {
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@" + HOST + ":" + ports.get(2));
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "DOOR");
        settings.put(
                "listener.security.protocol.map",
                "STRANGERS:SASL_SSL,DOOR:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put(
                "listeners",
                "STRANGERS://%s:%d,DOOR://%s:%d,CONTROLLER://%s:%d"
                        .formatted(HOST, ports.get(0), HOST, ports.get(1), HOST, ports.get(2)));
        settings.put(
                "advertised.listeners",
                "STRANGERS://localhost:%d,DOOR://%s:%d"
                        .formatted(ports.get(0), HOST, ports.get(1)));
        settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        settings.put(
                "listener.name.strangers.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put("ssl.keystore.location", certificates.own().toString());
        settings.put("ssl.keystore.password", Certificates.PASSWORD);
        settings.put("ssl.key.password", Certificates.PASSWORD);
        settings.put("authorizer.class.name", RecordingAuthorizer.class.getName());
        // Whoever comes by another door than the strangers' has no name.
        settings.put("super.users", "User:ANONYMOUS;User:" + ADMIN);
        settings.put("log.dirs", data.toString());
        settings.putAll(small());
        return settings;
    }

    private static Map<String, String> small() {
        Map<String, String> settings = new HashMap<>();
        for (String topic : List.of("offsets.topic", "transaction.state.log")) {
            settings.put(topic + ".replication.factor", "1");
            settings.put(topic + ".num.partitions", "4");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("auto.create.topics.enable", "false");
        settings.put("log.cleaner.dedupe.buffer.size", "8388608");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        return settings;
    }

    /** Three different ones. */
    private static List<Integer> freePorts() throws IOException {
        List<ServerSocket> probes = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                probes.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return probes.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket probe : probes) {
                probe.close();
            }
        }
    }
}
