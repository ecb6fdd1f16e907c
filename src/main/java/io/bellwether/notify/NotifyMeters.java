package io.bellwether.notify;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** What notifications are counted by. Safe for several threads. */
public final class NotifyMeters {

    private static final String DELIVERIES = "bellwether.notify.deliveries";
    private static final String OPEN = "bellwether.notify.alerts.open";
    private static final String LATENCY = "bellwether.notify.latency";

    private final MeterRegistry registry;

    public NotifyMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** What a target is. */
    enum Kind {
        ALERTMANAGER,
        WEBHOOK
    }

    /** What came of an attempt, or of a record. */
    enum Outcome {
        DELIVERED,
        FAILED,
        DEAD_LETTER,
        REFUSED
    }

    /**
     * Counts one attempt, or one record that was set aside.
     *
     * @param name of the target among its kind; no secret
     */
    void count(Kind kind, String name, Outcome outcome) {
        registry.counter(DELIVERIES, "target", label(kind), "name", name, "outcome", label(outcome))
                .increment();
    }

    /** An attempt that ended with {@code answer}. */
    void count(Kind kind, String name, Answer answer) {
        count(
                kind,
                name,
                switch (answer) {
                    case Answer.Status status ->
                            status.isSuccess() ? Outcome.DELIVERED : Outcome.FAILED;
                    case Answer.Unreachable unreachable -> Outcome.FAILED;
                    case Answer.Refused refused -> Outcome.REFUSED;
                });
    }

    /** From a record's writing to its delivery. */
    void delivered(Kind kind, String name, Duration after) {
        Timer timer = registry.timer(LATENCY, "target", label(kind), "name", name);
        timer.record(after.isNegative() ? Duration.ZERO : after);
    }

    /** Alerts that are open and told, as {@code count} says whenever it is asked. */
    void open(Supplier<Number> count) {
        Gauge.builder(OPEN, count)
                .description("Alerts that are open and told to Alertmanager")
                .strongReference(true)
                .register(registry);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
