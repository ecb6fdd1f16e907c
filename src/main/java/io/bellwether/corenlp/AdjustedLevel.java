package io.bellwether.corenlp;

/**
 * The level of one text such that the mean over a group is that of the group's adjusted shares: the
 * level is linear in the probabilities, so what {@link Adjustment} does to a mean it does to each
 * text.
 *
 * <p>Values outside [0, 1] are cut off, which costs two thirds of what the adjustment adds to the
 * slope on the true level. A linear map into [0, 1] would undo it altogether, but for the weight of
 * neutral, .46 in place of .5. The figures are in docs/scoring.md.
 */
final class AdjustedLevel {

    private final double[] weights;

    AdjustedLevel(Adjustment adjustment) {
        this.weights = adjustment.weights();
    }

    /** The level, in [0, 1]. */
    double of(double[] probabilities) {
        return Math.max(0, Math.min(1, uncut(probabilities)));
    }

    /** The level before it is cut off. */
    double uncut(double[] probabilities) {
        double level = 0;
        for (int k = 0; k < weights.length; k++) {
            level += weights[k] * probabilities[k];
        }
        return level;
    }
}
