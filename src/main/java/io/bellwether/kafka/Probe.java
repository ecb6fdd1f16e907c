package io.bellwether.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

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
     * @throws UnreachableBrokerException when nobody answers in time, or not to this client
     * @throws IllegalArgumentException when the bootstrap servers cannot be read
     */
    public static String require(KafkaConnection connection, Duration timeout) {
        int millis = Math.toIntExact(timeout.toMillis());
        try (Admin admin = connection.admin()) {
            return admin.describeCluster(new DescribeClusterOptions().timeoutMs(millis))
                    .clusterId()
                    .get();
        } catch (ExecutionException e) {
            throw explained(connection, timeout, e);
        } catch (KafkaException e) {
            throw explained(connection, timeout, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw explained(connection, timeout, e);
        }
    }

    private static RuntimeException explained(
            KafkaConnection connection, Duration timeout, Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof ConfigException wrong && !isUnresolved(wrong)
                ? new IllegalArgumentException(
                        "kafka.bootstrap.servers=%s cannot be used (%s): give host:port, several parted by commas"
                                .formatted(connection.bootstrapServers(), wrong.getMessage()),
                        cause)
                : new UnreachableBrokerException(
                        message(connection.bootstrapServers(), timeout, root), cause);
    }

    private static String message(String where, Duration timeout, Throwable root) {
        return switch (root) {
            case ConfigException unresolved ->
                    "no Kafka broker answers at %s: no such host; correct kafka.bootstrap.servers"
                            .formatted(where);
            case AuthenticationException refused ->
                    "the broker at %s refuses to speak with this client (%s): correct kafka.security.protocol, kafka.sasl.* or kafka.ssl.*"
                            .formatted(where, refused.getMessage());
            case UnsupportedVersionException old ->
                    "the broker at %s is too old (%s): it must be of 2.1 or later"
                            .formatted(where, old.getMessage());
            default ->
                    "no Kafka broker answers at %s within %d s (%s): start it, or correct kafka.bootstrap.servers"
                            .formatted(where, timeout.toSeconds(), root.getClass().getSimpleName());
        };
    }

    /** Kafka says so only in words. */
    private static boolean isUnresolved(ConfigException wrong) {
        return String.valueOf(wrong.getMessage()).contains("No resolvable bootstrap");
    }
}
