package io.bellwether.pipeline;

/**
 * A batch was committed.
 *
 * @param records input records it held
 * @param outputs records it wrote, dead letters included
 * @param deadLetters input records that went to the dead letters
 */
public record Progress(int records, int outputs, int deadLetters) {

    static Progress of(Outcome outcome) {
        return new Progress(outcome.records(), outcome.outputs().size(), outcome.deadLetters());
    }
}
