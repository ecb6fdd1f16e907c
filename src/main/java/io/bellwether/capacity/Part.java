package io.bellwether.capacity;

import java.time.Duration;
import java.util.Optional;

/** What is measured in every round, in this order. */
public enum Part {
    /** The scorer, on as many threads as the service gives it, on texts that lie in memory. */
    SCORER("scorer alone"),

    /** Kafka alone, with one transaction for each poll, as the service has it. */
    RAW_TRANSACTIONS("raw, exactly once, a commit a poll"),

    /** The same without transactions. */
    RAW_COMMITS("raw, at least once, a commit a poll"),

    /** Kafka alone, with transactions of half a second. */
    RAW_LONG_TRANSACTIONS("raw, exactly once, 500 ms"),

    /** The same without transactions. */
    RAW_LONG_COMMITS("raw, at least once, 500 ms"),

    /** Kafka alone, where no JSON is read or written. */
    RAW_BYTES("raw, exactly once, 500 ms, no JSON"),

    /** The role {@code score} on a backlog. */
    SCORE("role score: topic to journal"),

    /** The role {@code monitor} on the journal that the role {@code score} has just written. */
    MONITOR("role monitor: journal to alert"),

    /** Both roles in one process on a backlog, until the last record is watched. */
    SERVICE("both roles: topic to alert");

    private final String label;

    Part(String label) {
        this.label = label;
    }

    /**
     * How the loop without a service works.
     *
     * @param isExactlyOnce whether outputs and offsets are one transaction
     * @param commitEvery how much time is gathered into one commit
     * @param isJson whether records are read and journal entries written, or bytes moved
     */
    public record Raw(boolean isExactlyOnce, Duration commitEvery, boolean isJson) {}

    private static Optional<Raw> raw(boolean isExactlyOnce, int millis, boolean isJson) {
        return Optional.of(new Raw(isExactlyOnce, Duration.ofMillis(millis), isJson));
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** Present for the parts that are Kafka alone. */
    public Optional<Raw> raw() {
        return switch (this) {
            case RAW_TRANSACTIONS -> raw(true, 0, true);
            case RAW_COMMITS -> raw(false, 0, true);
            case RAW_LONG_TRANSACTIONS -> raw(true, 500, true);
            case RAW_LONG_COMMITS -> raw(false, 500, true);
            case RAW_BYTES -> raw(true, 500, false);
            case SCORER, SCORE, MONITOR, SERVICE -> Optional.empty();
        };
    }
}
