package io.bellwether.kafka;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
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
        Throwable telling = telling(cause);
        String where = connection.bootstrapServers();
        if (telling instanceof ConfigException wrong && !isUnresolved(wrong)) {
            String text = String.valueOf(wrong.getMessage());
            String advice =
                    text.contains("bootstrap")
                            ? "kafka.bootstrap.servers=%s cannot be used (%s): give host:port, several parted by commas"
                                    .formatted(where, text)
                            : "no client can be made (%s): correct the settings kafka.*"
                                    .formatted(text);
            return new IllegalArgumentException(advice, cause);
        }
        return new UnreachableBrokerException(message(where, timeout, telling), cause);
    }

    /** The first in the chain that says what is wrong, else the last. */
    private static Throwable telling(Throwable failure) {
        Throwable last = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthenticationException
                    || cause instanceof ConfigException
                    || cause instanceof UnsupportedVersionException) {
                return cause;
            }
            last = cause;
        }
        return last;
    }

    private static String message(String where, Duration timeout, Throwable root) {
        return switch (root) {
            case ConfigException unresolved ->
                    "no Kafka broker answers at %s: no such host; correct kafka.bootstrap.servers"
                            .formatted(where);
            case SslAuthenticationException distrusted ->
                    "there is no safe connection to the broker at %s: %s"
                            .formatted(where, handshake(distrusted));
            case AuthenticationException refused ->
                    "the broker at %s refuses to speak with this client (%s): correct kafka.security.protocol, kafka.sasl.* or kafka.ssl.*"
                            .formatted(where, refused.getMessage());
            case IllegalArgumentException unusable ->
                    "no client can be made for %s (%s): correct kafka.sasl.* or kafka.ssl.*"
                            .formatted(where, shown(unusable));
            case NoSuchFileException missing ->
                    "no client can be made for %s (there is no file %s): correct kafka.ssl.*"
                            .formatted(where, missing.getMessage());
            case GeneralSecurityException unusable ->
                    "no client can be made for %s (%s): correct the stores and passwords in kafka.ssl.*"
                            .formatted(where, unusable.getMessage());
            case IOException unreadable ->
                    "no client can be made for %s (%s): correct kafka.ssl.*"
                            .formatted(where, unreadable);
            case UnsupportedVersionException old ->
                    "the broker at %s is too old (%s): it must be of 2.1 or later"
                            .formatted(where, old.getMessage());
            default ->
                    "no Kafka broker answers at %s within %d s (%s): start it, or correct kafka.bootstrap.servers"
                            .formatted(where, timeout.toSeconds(), root.getClass().getSimpleName());
        };
    }

    /** Kafka quotes from a login that it cannot read, and it may stumble over a password. */
    private static String shown(IllegalArgumentException unusable) {
        String text = String.valueOf(unusable.getMessage());
        return text.contains("JAAS")
                ? "kafka.sasl.jaas.config is not of the form CLASS required username=\"...\" password=\"...\";"
                : text;
    }

    /** The JDK says so only in words, at the end of a chain whose beginning says nothing. */
    private static String handshake(SslAuthenticationException failure) {
        Throwable last = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            last = cause;
        }
        String said = String.valueOf(last.getMessage());
        if (last instanceof CertPathBuilderException) {
            return "its certificate is not trusted; correct kafka.ssl.truststore.location";
        }
        if (said.startsWith("No name matching") || said.startsWith("No subject alternative")) {
            return "its certificate is for another host (%s); correct kafka.bootstrap.servers"
                    .formatted(said);
        }
        return "%s; correct kafka.security.protocol or kafka.ssl.*".formatted(said);
    }

    /** Kafka says so only in words. */
    private static boolean isUnresolved(ConfigException wrong) {
        return String.valueOf(wrong.getMessage()).contains("No resolvable bootstrap");
    }
}
