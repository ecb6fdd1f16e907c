package io.bellwether.decision;

import java.time.Instant;

/**
 * One decision that takes back another.
 *
 * @param earlier what is taken back; never later than {@code later}
 * @param later what takes it back; the later decision of no other reversal
 */
public record Reversal(Decision earlier, Decision later) {

    /** When the later one took effect. */
    public Instant at() {
        return later.effectiveAt();
    }
}
