package io.bellwether.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.jspecify.annotations.Nullable;

/**
 * The brokers do not allow this client what it has to do. The message names operation and resource,
 * as {@link Acls} does, and how to grant it. May be cured while the program runs.
 */
public final class NotAllowedException extends KafkaException {
    private static final long serialVersionUID = 1L;

    /** Whoever misses more has not granted anything yet. */
    private static final int MOST_NAMED = 8;

    private NotAllowedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** That nothing of {@code lacking}, which is not empty, is allowed. */
    static NotAllowedException of(List<Permission> lacking, @Nullable Throwable cause) {
        String named =
                lacking.stream()
                        .limit(MOST_NAMED)
                        .map(Permission::toString)
                        .collect(Collectors.joining(", "));
        int more = lacking.size() - MOST_NAMED;
        return new NotAllowedException(
                "the brokers do not allow this client to "
                        + named
                        + (more > 0 ? " and " + more + " more" : "")
                        + ": grant what 'bellwether topics' prints, with kafka-acls --add"
                        + " --allow-principal User:... "
                        + lacking.getFirst().grant()
                        + " and the like",
                cause);
    }

    /** What {@code failure} was, in these words if it is or was caused by a refusal. */
    public static RuntimeException explained(RuntimeException failure) {
        return explained(failure, "READ", "*");
    }

    /**
     * As the other, where more is known.
     *
     * @param operation what was tried with topics: Kafka does not say
     * @param transactionalId under which name
     */
    static RuntimeException explained(
            RuntimeException failure, String operation, String transactionalId) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotAllowedException) {
                return failure;
            }
            if (cause instanceof AuthorizationException refusal) {
                List<Permission> refused = refused(refusal, operation, transactionalId);
                return refused.isEmpty() ? failure : of(refused, failure);
            }
        }
        return failure;
    }

    private static List<Permission> refused(
            AuthorizationException refusal, String operation, String transactionalId) {
        List<Permission> refused = new ArrayList<>();
        if (refusal instanceof TopicAuthorizationException topics) {
            for (String topic : new TreeSet<>(topics.unauthorizedTopics())) {
                refused.add(new Permission(operation, "TOPIC", topic));
            }
        } else if (refusal instanceof GroupAuthorizationException group) {
            String name = Objects.requireNonNullElse(group.groupId(), "*");
            refused.add(new Permission("READ", "GROUP", name));
        } else if (refusal instanceof TransactionalIdAuthorizationException) {
            refused.add(new Permission("WRITE", "TRANSACTIONAL_ID", transactionalId));
        } else if (refusal instanceof ClusterAuthorizationException) {
            refused.add(new Permission("CREATE", "CLUSTER", "kafka-cluster"));
        }
        return refused;
    }
}
