package io.bellwether.plot;

/**
 * One mark of an axis.
 *
 * @param share where it lies, in [0, 1]
 * @param text what stands beside it; empty for a line alone
 */
public record Tick(double share, String text) {

    public Tick {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("tick at " + share + " is outside [0, 1]");
        }
    }
}
