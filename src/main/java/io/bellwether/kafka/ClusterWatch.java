package io.bellwether.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.KafkaException;

/**
 * Asks the brokers again and again whether they answer and have the topics. Clients cannot be asked
 * that: one that polls out of reach waits without a word. {@link #look} belongs to one thread at a
 * time, the rest to any.
 */
public final class ClusterWatch implements AutoCloseable {

    private final Admin admin;
    private final Set<String> topics;
    private final int millis;
    private volatile List<String> problems = List.of("no broker has been asked yet");
    private volatile long silentUntil = System.nanoTime();

    /**
     * @param topics that have to be there
     * @param patience how long a broker may take for one answer
     */
    public ClusterWatch(KafkaConnection connection, Set<String> topics, Duration patience) {
        this.admin = connection.admin();
        this.topics = new TreeSet<>(topics);
        this.millis = Math.toIntExact(patience.toMillis());
    }

    /** Asks; blocks for twice the patience at most. */
    public void look() {
        try {
            problems = found();
        } catch (ExecutionException e) {
            silent(e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            silent(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> found() throws ExecutionException, InterruptedException {
        var unused =
                admin.describeCluster(new DescribeClusterOptions().timeoutMs(millis))
                        .clusterId()
                        .get();
        Set<String> missing = new TreeSet<>(topics);
        missing.removeAll(
                admin.listTopics(new ListTopicsOptions().timeoutMs(millis)).names().get());
        return missing.isEmpty()
                ? List.of()
                : List.of("topics are missing: " + String.join(", ", missing));
    }

    private void silent(Throwable cause) {
        problems = List.of("the brokers do not answer: " + cause.getClass().getSimpleName());
        silentUntil = System.nanoTime();
    }

    /** What is wrong with the brokers, a line each, as of the last look. */
    public List<String> problems() {
        return problems;
    }

    /** For how long they have answered every time; from the beginning if they always did. */
    public Duration answeringFor() {
        return Duration.ofNanos(System.nanoTime() - silentUntil);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
