package io.bellwether.notify;

import java.time.Duration;
import java.util.Optional;

/** What came of one request. */
sealed interface Answer {

    /**
     * The other side answered.
     *
     * @param retryAfter how long it asks to wait, if it does
     */
    record Status(int code, Optional<Duration> retryAfter) implements Answer {

        boolean isSuccess() {
            return code >= 200 && code < 300;
        }

        /** Whether the same request may fare better later. */
        boolean isPassing() {
            return code == 408 || code == 425 || code == 429 || code >= 500;
        }
    }

    /**
     * There was no answer.
     *
     * @param reason the kind of error; no text of the other side
     */
    record Unreachable(String reason) implements Answer {}

    /**
     * The rule of addresses forbids to connect.
     *
     * @param kind what kind of address it is, such as "a loopback address"
     */
    record Refused(String kind) implements Answer {}

    /** In words, for logs and dead letters. */
    default String inWords() {
        return switch (this) {
            case Status status ->
                    status.code() >= 300 && status.code() < 400
                            ? "answered " + status.code() + ", and redirects are not followed"
                            : "answered " + status.code();
            case Unreachable unreachable -> "cannot be reached: " + unreachable.reason();
            case Refused refused ->
                    "resolves to " + refused.kind() + ", which is not allowed (see allowPrivate)";
        };
    }
}
