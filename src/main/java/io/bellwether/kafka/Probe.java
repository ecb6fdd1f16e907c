package io.bellwether.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;

/**
 * Asks once whether a broker answers. Without this a consumer that polls an unreachable broker
 * waits for ever and says nothing.
 */
public final class Probe {

    private Probe() {}

    /**
     * Waits until the cluster describes itself, for at most {@code timeout}.
     *
     * @return the cluster's id
     * @throws UnreachableBrokerException when nobody answers in time
     */
    public static String require(KafkaConnection connection, Duration timeout) {
        int millis = Math.toIntExact(timeout.toMillis());
        try (Admin admin = connection.admin()) {
            return admin.describeCluster(new DescribeClusterOptions().timeoutMs(millis))
                    .clusterId()
                    .get();
        } catch (ExecutionException e) {
            throw unreachable(connection, timeout, e);
        } catch (KafkaException e) {
            throw unreachable(connection, timeout, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(connection, timeout, e);
        }
    }

    private static UnreachableBrokerException unreachable(
            KafkaConnection connection, Duration timeout, Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new UnreachableBrokerException(
                "no Kafka broker answers at "
                        + connection.bootstrapServers()
                        + " within "
                        + timeout.toSeconds()
                        + " s ("
                        + root.getClass().getSimpleName()
                        + "): start it, or correct kafka.bootstrap.servers",
                cause);
    }
}
