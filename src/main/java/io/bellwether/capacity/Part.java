package io.bellwether.capacity;

import io.bellwether.pipeline.Delivery;
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
     * @param commitEvery how much time is gathered into one commit
     */
    public record Raw(Delivery delivery, Duration commitEvery, Content content) {}

    /** What the loop without a service moves. */
    public enum Content {
        /** Feedback is read and journal entries are written. */
        JSON,

        /** Nothing is read; as many bytes as a journal entry has are written. */
        BYTES
    }

    private static Optional<Raw> raw(Delivery delivery, int millis, Content content) {
        return Optional.of(new Raw(delivery, Duration.ofMillis(millis), content));
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** Present for the parts that are Kafka alone. */
    public Optional<Raw> raw() {
        return switch (this) {
            case RAW_TRANSACTIONS -> raw(Delivery.EXACTLY_ONCE, 0, Content.JSON);
            case RAW_COMMITS -> raw(Delivery.AT_LEAST_ONCE, 0, Content.JSON);
            case RAW_LONG_TRANSACTIONS -> raw(Delivery.EXACTLY_ONCE, 500, Content.JSON);
            case RAW_LONG_COMMITS -> raw(Delivery.AT_LEAST_ONCE, 500, Content.JSON);
            case RAW_BYTES -> raw(Delivery.EXACTLY_ONCE, 500, Content.BYTES);
            case SCORER, SCORE, MONITOR, SERVICE -> Optional.empty();
        };
    }
}
