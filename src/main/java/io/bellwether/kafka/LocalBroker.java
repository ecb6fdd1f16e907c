package io.bellwether.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker and its controller in this process, on the loopback address: for tests, and, in a
 * process of its own, for a newcomer's first run. Replicates nothing, so it is no place for data
 * that nobody else has.
 */
public final class LocalBroker implements AutoCloseable {

    private static final String CLUSTER_ID = "bellwether-local-brokr";
    private static final String HOST = "127.0.0.1";

    private final KafkaRaftServer server;
    private final int port;

    private LocalBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker and returns when it serves.
     *
     * @param directory keeps the data; made if absent, reused if a broker has used it before
     * @param preferredPort 0 for any free one; another free one is taken when this one is not free
     */
    public static LocalBroker start(Path directory, int preferredPort) {
        int port = isFree(preferredPort) ? preferredPort : freePort(0);
        Map<String, String> settings = settings(directory, port, freePort(port));
        format(directory);
        return new LocalBroker(serve(settings), port);
    }

    /**
     * The broker turns its own settings to upper case in the JVM's locale, and so does not know its
     * "classic" protocol again where i becomes a dotted capital. The locale is put back as soon as
     * it serves.
     */
    private static KafkaRaftServer serve(Map<String, String> settings) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        try {
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
            server.startup();
            return server;
        } finally {
            Locale.setDefault(before);
        }
    }

    /** What clients connect to. */
    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    /** The port that serves, which may be another than the preferred one. */
    public int port() {
        return port;
    }

    /** Stops the broker and returns when its data is on disk. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path directory) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream quiet = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(quiet)
                    .setNodeId(1)
                    .setClusterId(CLUSTER_ID)
                    .setDirectories(List.of(directory.toString()))
                    .setMetadataLogDirectory(directory.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "the broker's directory " + directory + " cannot be prepared", e);
        }
    }

    private static Map<String, String> settings(Path directory, int port, int controllerPort) {
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put(
                "listeners",
                "PLAINTEXT://"
                        + HOST
                        + ":"
                        + port
                        + ",CONTROLLER://"
                        + HOST
                        + ":"
                        + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
        settings.put("log.dirs", directory.toString());
        settings.putAll(small());
        settings.putAll(quick());
        return settings;
    }

    /** One broker replicates to nobody, and a laptop has memory for better things. */
    private static Map<String, String> small() {
        Map<String, String> settings = new HashMap<>();
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("log.cleaner.dedupe.buffer.size", "8388608");
        settings.put("auto.create.topics.enable", "false");
        // By default a group that rests for a week forgets how far it has come, and would read
        // everything again.
        settings.put("offsets.retention.minutes", "5256000");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        return settings;
    }

    /** Members that die are noticed in seconds, under both group protocols. */
    private static Map<String, String> quick() {
        Map<String, String> settings = new HashMap<>();
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("broker.session.timeout.ms", "6000");
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        settings.put("group.consumer.session.timeout.ms", "6000");
        settings.put("group.consumer.min.session.timeout.ms", "6000");
        settings.put("group.consumer.heartbeat.interval.ms", "1000");
        settings.put("group.consumer.min.heartbeat.interval.ms", "500");
        return settings;
    }

    private static boolean isFree(int port) {
        if (port == 0) {
            return false;
        }
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort(int butNot) {
        while (true) {
            try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (probe.getLocalPort() != butNot) {
                    return probe.getLocalPort();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("no free port on " + HOST, e);
            }
        }
    }
}
