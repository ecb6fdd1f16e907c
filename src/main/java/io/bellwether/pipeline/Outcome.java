package io.bellwether.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a stage made of a batch.
 *
 * @param outputs records to write, in this order
 * @param eventTimes the newest event time that was read from each source partition ("topic-3"), for
 *     partitions of which a time is known
 * @param records how many input records it stands for
 * @param deadLetters how many of them could not be read
 */
public record Outcome(
        List<OutputRecord> outputs, Map<String, Instant> eventTimes, int records, int deadLetters) {

    public Outcome {
        outputs = List.copyOf(outputs);
        eventTimes = Map.copyOf(eventTimes);
    }

    /** An outcome that tells no event times. */
    public static Outcome of(List<OutputRecord> outputs, int records, int deadLetters) {
        return new Outcome(outputs, Map.of(), records, deadLetters);
    }
}
