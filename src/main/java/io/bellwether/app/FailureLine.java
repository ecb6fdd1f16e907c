package io.bellwether.app;

import io.bellwether.kafka.NotAllowedException;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What one line of a log tells of a failure. The messages of Kafka and of this program name places,
 * and never texts. Those of others may quote what they choked on, which may be what somebody wrote:
 * of them it tells the class, and what caused them.
 */
final class FailureLine {

    private FailureLine() {}

    /** Classes down to the first message that may be told, and that message. */
    static String of(Throwable error) {
        StringJoiner line = new StringJoiner(", caused by ");
        @Nullable Throwable next =
                error instanceof RuntimeException failure
                        ? NotAllowedException.explained(failure)
                        : error;
        while (next != null) {
            String name = next.getClass().getSimpleName();
            String message = next.getMessage();
            if (message != null && isOwn(next, message)) {
                return line.add(name + ": " + message).toString();
            }
            line.add(name);
            next = next.getCause();
        }
        return line.toString();
    }

    /** A message that was made of the cause's is not its own. */
    private static boolean isOwn(Throwable error, String message) {
        String type = error.getClass().getName();
        Throwable cause = error.getCause();
        return (type.startsWith("org.apache.kafka.") || type.startsWith("io.bellwether."))
                && (cause == null || !message.equals(cause.toString()));
    }
}
