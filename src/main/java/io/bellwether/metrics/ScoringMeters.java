package io.bellwether.metrics;

import io.bellwether.pipeline.ScoringListener;
import io.bellwether.pipeline.ScoringResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * What scoring takes, and what comes of it. Told once a batch, because a text takes microseconds.
 * Safe for several threads.
 */
public final class ScoringMeters implements ScoringListener {

    private final Meters meters;
    private final Timer batches;
    private final Map<ScoringResult, Counter> texts = new EnumMap<>(ScoringResult.class);

    public ScoringMeters(Meters meters) {
        this.meters = meters;
        batches = meters.timer(Metric.SCORING);
        for (ScoringResult result : ScoringResult.values()) {
            texts.put(result, meters.counter(Metric.SCORED, result.label()));
        }
    }

    /** Adds what the last scores are good for. */
    public void cache(LongSupplier hits, LongSupplier misses) {
        meters.counter(Metric.CACHE, hits::getAsLong, "hit");
        meters.counter(Metric.CACHE, misses::getAsLong, "miss");
    }

    /** A batch with heartbeats only took no scoring. */
    @Override
    public void scored(Map<ScoringResult, Integer> results, Duration took) {
        if (!results.isEmpty()) {
            batches.record(took);
        }
        results.forEach(
                (result, count) -> Objects.requireNonNull(texts.get(result)).increment(count));
    }
}
