package io.bellwether.faults;

import static org.awaitility.Awaitility.await;

import io.bellwether.kafka.ClusterNode;
import io.bellwether.kafka.KafkaConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * Several brokers, each a process of its own that is a controller too, on ports that stay over
 * restarts. They end with this process, and their data with the cluster. Not safe for several
 * threads.
 */
final class BrokerCluster implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);

    /** Below the ports that Linux gives to clients. */
    private static final int LOWEST_PORT = 20_000;

    private static final int PORTS = 12_000;

    private final Path directory;
    private final List<Integer> ports;
    private final List<Integer> controllerPorts;
    private final TreeMap<Integer, Process> nodes = new TreeMap<>();

    private BrokerCluster(Path directory, List<Integer> ports, List<Integer> controllerPorts) {
        this.directory = directory;
        this.ports = List.copyOf(ports);
        this.controllerPorts = List.copyOf(controllerPorts);
    }

    /** Starts {@code count} brokers and returns when all serve. */
    static BrokerCluster start(int count) {
        try {
            List<Integer> free = freePorts(2 * count);
            BrokerCluster cluster =
                    new BrokerCluster(
                            Files.createTempDirectory("bellwether-cluster"),
                            free.subList(0, count),
                            free.subList(count, 2 * count));
            IntStream.rangeClosed(1, count).forEach(cluster::launch);
            cluster.awaitBrokers(count);
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException("there is no place for the brokers' data", e);
        }
    }

    /** All nodes, so that clients find the others when one is away. */
    String servers() {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    /** SIGKILL. */
    void kill(int node) {
        Process process = process(node);
        process.destroyForcibly();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("broker " + node + " does not die");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a broker dies", e);
        }
    }

    /** Starts a node again after {@link #kill}; returns when it serves. */
    void restart(int node) {
        launch(node);
        awaitBrokers(nodes.size());
    }

    boolean isAlive(int node) {
        return process(node).isAlive();
    }

    private Process process(int node) {
        Process process = nodes.get(node);
        if (process == null) {
            throw new IllegalStateException("there is no node " + node);
        }
        return process;
    }

    /** The broker that leads a partition now. */
    int leader(String topic, int partition) {
        return describe(topic).partitions().get(partition).leader().id();
    }

    /** The fewest copies that are in sync, over the partitions of a topic. */
    int inSync(String topic) {
        return describe(topic).partitions().stream().mapToInt(p -> p.isr().size()).min().orElse(0);
    }

    private TopicDescription describe(String topic) {
        try (Admin admin = KafkaConnection.to(servers()).admin()) {
            TopicDescription found =
                    admin.describeTopics(List.of(topic))
                            .allTopicNames()
                            .get(30, TimeUnit.SECONDS)
                            .get(topic);
            if (found == null) {
                throw new IllegalStateException("no word of topic " + topic);
            }
            return found;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the cluster cannot be asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the cluster", e);
        }
    }

    private void awaitBrokers(int count) {
        await("all brokers serve")
                .atMost(STARTS_WITHIN)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> brokers() == count);
    }

    /** Zero while nobody answers. */
    private int brokers() throws InterruptedException {
        try (Admin admin = KafkaConnection.to(servers()).admin()) {
            return admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size();
        } catch (ExecutionException | TimeoutException e) {
            return 0;
        }
    }

    private void launch(int node) {
        Path data = directory.resolve("node-" + node);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx384m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(ClusterNode.class.getName(), data.toString()));
        command.add(Integer.toString(node));
        command.add(ports.get(node - 1).toString());
        command.add(controllerPorts.stream().map(String::valueOf).collect(Collectors.joining(",")));
        try {
            Path log = directory.resolve("node-" + node + ".log");
            nodes.put(
                    node,
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException("broker " + node + " cannot be started", e);
        }
    }

    @Override
    public void close() {
        nodes.keySet().forEach(this::kill);
        BrokerProcess.delete(directory);
    }

    /** Different ones, all free a moment ago. */
    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> probes = new ArrayList<>();
        try {
            while (probes.size() < count) {
                int port = LOWEST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
                try {
                    probes.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
                } catch (IOException e) {
                    // Somebody has it; there are more.
                }
            }
            return probes.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket probe : probes) {
                probe.close();
            }
        }
    }
}
