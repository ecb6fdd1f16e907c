package io.bellwether.corenlp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.sentiment.Sentiment;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether levels mean what they say: in each tenth of the level its mean beside the mean of the
 * true classes, which count 0, .5 and 1. Of the texts that were scored.
 *
 * @param tenths in order, those without texts left out
 */
public record Reliability(List<Tenth> tenths) {

    private static final int TENTHS = 10;

    /**
     * The texts of a tenth of the level.
     *
     * @param place which tenth, from 0; the last one has its upper end, 1
     * @param texts at least 1
     * @param level their mean level, in [0, 1]
     * @param truth the mean of their true classes, in [0, 1]
     */
    public record Tenth(int place, long texts, double level, double truth) {

        /** Of the mean of the true classes, 95 %, after Wilson; too wide where many are neutral. */
        public Evaluation.Interval interval() {
            return Wilson.interval(truth, texts);
        }
    }

    public Reliability {
        tenths = List.copyOf(tenths);
    }

    /** Texts that were scored. */
    public long texts() {
        return tenths.stream().mapToLong(Tenth::texts).sum();
    }

    /**
     * Expected calibration error (Naeini, Cooper and Hauskrecht 2015) of the level: the mean over
     * the texts of how far level and truth of their tenth lie apart, in [0, 1]; NaN without any.
     */
    public double error() {
        double sum = 0;
        for (Tenth tenth : tenths) {
            sum += tenth.texts() * Math.abs(tenth.level() - tenth.truth());
        }
        return texts() == 0 ? Double.NaN : sum / texts();
    }

    ArrayNode toJson() {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (Tenth tenth : tenths) {
            ObjectNode row = json.addObject();
            row.put("from", tenth.place() / (double) TENTHS);
            row.put("to", (tenth.place() + 1) / (double) TENTHS);
            row.put("texts", tenth.texts()).put("level", tenth.level());
            row.put("truth", tenth.truth());
            Evaluation.Interval interval = tenth.interval();
            row.putArray("interval").add(interval.low()).add(interval.high());
        }
        return json;
    }

    /** Sums levels and true classes by tenth. Not safe for use by several threads. */
    static final class Builder {

        private final long[] texts = new long[TENTHS];
        private final double[] levels = new double[TENTHS];
        private final double[] truths = new double[TENTHS];

        /** Counts one text, its level in [0, 1]. */
        void add(Sentiment truth, double level) {
            int place = Math.min(TENTHS - 1, (int) (level * TENTHS));
            texts[place]++;
            levels[place] += level;
            truths[place] +=
                    switch (truth) {
                        case NEGATIVE -> 0;
                        case NEUTRAL -> 0.5;
                        case POSITIVE -> 1;
                    };
        }

        Reliability build() {
            List<Tenth> tenths = new ArrayList<>();
            for (int i = 0; i < TENTHS; i++) {
                if (texts[i] > 0) {
                    tenths.add(new Tenth(i, texts[i], levels[i] / texts[i], truths[i] / texts[i]));
                }
            }
            return new Reliability(tenths);
        }
    }
}
