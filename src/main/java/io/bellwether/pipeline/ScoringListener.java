package io.bellwether.pipeline;

import java.time.Duration;
import java.util.Map;

/** Hears what scoring takes. Called by the pipeline's threads; must neither block nor throw. */
@FunctionalInterface
public interface ScoringListener {

    /**
     * A batch was scored, and is not committed yet. One that is scored again after an error is told
     * again.
     *
     * @param results how many records became what; the map may change later
     * @param took from the time when the batch was taken up
     */
    void scored(Map<ScoringResult, Integer> results, Duration took);

    /** Nobody listens. */
    static ScoringListener silent() {
        return (results, took) -> {};
    }
}
