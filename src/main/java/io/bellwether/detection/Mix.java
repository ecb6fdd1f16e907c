package io.bellwether.detection;

import io.bellwether.detection.Degradation.OpenHour;

/**
 * How much of a drop comes from who speaks, and whether that is all there is to it.
 *
 * @param part of the drop's size; negative when the present speakers usually say better things
 * @param isAll whether at least half of the drop comes from who speaks, and those who usually speak
 *     give no evidence of saying worse things, though their votes would suffice for it
 */
record Mix(double part, boolean isAll) {

    static final Mix NONE = new Mix(0, false);

    /**
     * Of the drop of {@code size} since hour {@code onset}.
     *
     * <p>The verdict needs three things. Half of the drop: the parts are estimates, so a smaller
     * part would let chance rename alerts. No evidence in the rest: the logarithm of the likelihood
     * ratio of what those who usually speak have dropped by, strata held constant and the doubt
     * about the baseline given away, stays below ln A, which is what an alert of its own would
     * take. And the power to know: had they dropped by the whole size, their votes would show half
     * of ln A at least. Without the last a company that replaces its only source in a crisis would
     * be told that nobody is dissatisfied.
     *
     * @param explained part of the open hour's drop that comes from who speaks
     * @param strangers votes of new strata in it
     */
    static Mix of(
            HourLog log,
            long onset,
            OpenHour open,
            double explained,
            int strangers,
            double size,
            Sensitivity sense) {
        Sums sums = new Sums(sense.noise());
        if (open.votes() > 0) {
            sums.add(open.votes(), open.drop(), explained, strangers);
        }
        for (int row = log.size() - 1; row >= 0 && log.hour(row) >= onset; row--) {
            sums.add(log.votes(row), log.drop(row), log.explained(row), log.strangers(row));
        }
        double part = sums.part();
        boolean isAll =
                part >= size / 2
                        && sums.evidence(sums.rest() - sense.down().margin()) < sense.logThreshold()
                        && sums.evidence(size) >= sense.logThreshold() / 2;
        return new Mix(part, isAll);
    }

    /** What the hours since the onset add up to. */
    private static final class Sums {
        private final Noise noise;
        private double precision;
        private double explained;
        private double precisionOfUsual;
        private double dropsOfUsual;

        Sums(Noise noise) {
            this.noise = noise;
        }

        void add(int votes, double drop, double ofMix, int strangers) {
            double weight = 1 / noise.hourVariance(votes);
            precision += weight;
            explained += weight * ofMix;
            int usual = votes - strangers;
            if (usual > 0) {
                double weightOfUsual = 1 / noise.hourVariance(usual);
                precisionOfUsual += weightOfUsual;
                dropsOfUsual += weightOfUsual * (drop - ofMix) * votes / usual;
            }
        }

        double part() {
            return precision == 0 ? 0 : explained / precision;
        }

        /** What those who usually speak have dropped by. */
        double rest() {
            return precisionOfUsual == 0 ? 0 : dropsOfUsual / precisionOfUsual;
        }

        /** Logarithm of the likelihood ratio of a drop of {@code size} in their votes to none. */
        double evidence(double size) {
            return size > 0 ? size * size * precisionOfUsual / 2 : 0;
        }
    }
}
