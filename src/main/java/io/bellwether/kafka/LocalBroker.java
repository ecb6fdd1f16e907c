package io.bellwether.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker and its controller in this process, on the loopback address: for tests, and, in a
 * process of its own, for a newcomer's first run. One of its own replicates nothing, so it is no
 * place for data that nobody else has; tests make clusters of several.
 */
public final class LocalBroker implements AutoCloseable {

    private static final String CLUSTER_ID = "bellwether-local-brokr";
    private static final String HOST = "127.0.0.1";

    private final LocalNode server;
    private final int port;

    private LocalBroker(LocalNode server, int port) {
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
        return start(directory, 1, port, List.of(freePort(port)));
    }

    /**
     * Starts one node of a cluster, each of which is broker and controller, and returns when it
     * serves, for which it needs most of the others.
     *
     * @param node 1 or more, up to the number of nodes
     * @param port where it serves; must be free
     * @param controllerPorts of all nodes, in their order
     */
    static LocalBroker start(Path directory, int node, int port, List<Integer> controllerPorts) {
        Map<String, String> settings = settings(directory, node, port, controllerPorts);
        format(directory, node);
        return new LocalBroker(serve(settings, directory), port);
    }

    /**
     * The broker turns its own settings to upper case in the JVM's locale, and so does not know its
     * "classic" protocol again where i becomes a dotted capital. The locale is put back as soon as
     * it serves.
     */
    private static LocalNode serve(Map<String, String> settings, Path directory) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        try {
            return LocalNode.start(settings, directory.toString());
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
        server.close();
    }

    private static void format(Path directory, int node) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream quiet = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(quiet)
                    .setNodeId(node)
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

    private static Map<String, String> settings(
            Path directory, int node, int port, List<Integer> controllerPorts) {
        List<String> voters = new ArrayList<>();
        for (int i = 0; i < controllerPorts.size(); i++) {
            voters.add((i + 1) + "@" + HOST + ":" + controllerPorts.get(i));
        }
        int controllerPort = controllerPorts.get(node - 1);
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(node));
        settings.put("controller.quorum.voters", String.join(",", voters));
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
        settings.putAll(copies(controllerPorts.size()));
        settings.putAll(quick());
        return settings;
    }

    /** As many copies as there are nodes, three at most, and all but one of them in sync. */
    private static Map<String, String> copies(int nodes) {
        String all = Integer.toString(Math.min(3, nodes));
        String inSync = Integer.toString(Math.max(1, Math.min(3, nodes) - 1));
        Map<String, String> settings = new HashMap<>();
        settings.put("offsets.topic.replication.factor", all);
        settings.put("transaction.state.log.replication.factor", all);
        settings.put("min.insync.replicas", inSync);
        settings.put("transaction.state.log.min.isr", inSync);
        settings.put("share.coordinator.state.topic.replication.factor", all);
        settings.put("share.coordinator.state.topic.min.isr", inSync);
        return settings;
    }

    /** A laptop has memory for better things. */
    private static Map<String, String> small() {
        Map<String, String> settings = new HashMap<>();
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "4");
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

    /** Members that die, and records that expire, are noticed in seconds. */
    private static Map<String, String> quick() {
        Map<String, String> settings = new HashMap<>();
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("log.retention.check.interval.ms", "10000");
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
