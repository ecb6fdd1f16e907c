package io.bellwether.metrics;

import io.bellwether.feedback.Rejection;
import io.bellwether.pipeline.Batch;
import io.bellwether.pipeline.BatchSource;
import io.bellwether.pipeline.DeadLetters;
import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.Outcome;
import io.bellwether.pipeline.OutputRecord;
import io.bellwether.pipeline.TopicNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What one role reads, writes and takes time for. Safe for several threads. */
public final class RoleMeters {

    private final Meters meters;
    private final String role;
    private final Counter records;
    private final Counter outputs;
    private final Counter commits;
    private final Counter restarts;
    private final Timer batches;
    private final Timer transactions;

    /**
     * @param inputs topics whose records may become dead letters; each has a counter for every
     *     reason from the beginning, so that the first one is an increase
     */
    public RoleMeters(Meters meters, String role, List<String> inputs) {
        this.meters = meters;
        this.role = role;
        records = meters.counter(Metric.RECORDS, role);
        outputs = meters.counter(Metric.OUTPUTS, role);
        commits = meters.counter(Metric.COMMITS, role);
        restarts = meters.counter(Metric.RESTARTS, role);
        batches = meters.timer(Metric.BATCH, role);
        transactions = meters.timer(Metric.COMMIT, role);
        for (String topic : inputs) {
            for (Rejection.Reason reason : Rejection.Reason.values()) {
                meters.counter(Metric.DEAD_LETTERS, topic, reason.label());
            }
        }
    }

    /**
     * Adds what the source itself knows.
     *
     * @param lag records that are not committed; empty while it is not known
     * @param aborts transactions that were not committed
     */
    public void source(Supplier<OptionalLong> lag, LongSupplier aborts) {
        meters.gauge(
                Metric.LAG,
                () -> {
                    OptionalLong known = lag.get();
                    return known.isPresent() ? known.getAsLong() : Double.NaN;
                },
                role);
        meters.counter(Metric.ABORTS, aborts::getAsLong, role);
    }

    /** The role begins anew after an error. */
    public void restarted() {
        restarts.increment();
    }

    /** The same batches; what becomes of them is counted when they are committed. */
    public BatchSource counting(BatchSource source) {
        return new MeteredSource(source, this);
    }

    /** A batch was committed. */
    void committed(Batch batch, Outcome outcome, Duration sinceHandedOut, Duration sinceAsked) {
        records.increment(batch.records().size());
        outputs.increment(outcome.outputs().size());
        commits.increment();
        batches.record(sinceHandedOut);
        transactions.record(sinceAsked);
        if (outcome.deadLetters() > 0) {
            outcome.outputs().stream()
                    .filter(output -> TopicNames.isDeadLetters(output.topic()))
                    .forEach(this::countDeadLetter);
        }
    }

    private void countDeadLetter(OutputRecord letter) {
        String topic = header(letter, DeadLetters.TOPIC);
        meters.counter(Metric.DEAD_LETTERS, topic, header(letter, DeadLetters.REASON)).increment();
    }

    /** The last of that name: those of the record itself stand before ours. */
    private static String header(OutputRecord letter, String name) {
        return letter.headers().stream()
                .filter(header -> header.name().equals(name))
                .reduce((earlier, later) -> later)
                .map(Header::text)
                .orElse("");
    }
}
