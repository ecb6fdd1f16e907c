package io.bellwether.decision;

/**
 * How much one role decides: of the decisions of some days, those of the role that took most.
 *
 * @param role as its latest decision writes it
 * @param own decisions of that role; at least 1
 * @param decisions all decisions, those included that do not say who took them
 */
public record Concentration(String role, int own, int decisions) {

    /** With fewer decisions, that one role took them is no news. */
    static final int FEWEST_DECISIONS = 10;

    public Concentration {
        if (own < 1 || own > decisions) {
            throw new IllegalArgumentException(own + " of " + decisions + " decisions is no share");
        }
    }

    /** The part of all decisions that the role took, in (0, 1]. */
    public double share() {
        return (double) own / decisions;
    }

    /** Whether the role took at least four of five among at least ten. */
    public boolean isHigh() {
        return decisions >= FEWEST_DECISIONS && 5L * own >= 4L * decisions;
    }
}
