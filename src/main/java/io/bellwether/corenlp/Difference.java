package io.bellwether.corenlp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * How much more the second scorer has of a figure than the first, on the same units.
 *
 * @param figure its name
 * @param value second less first; NaN when not defined
 * @param interval 95 %, by paired bootstrap
 */
public record Difference(String figure, double value, Evaluation.Interval interval) {

    /** Whether the interval leaves out 0. */
    public boolean isTold() {
        return interval.low() > 0 || interval.high() < 0;
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("figure", figure);
        if (Double.isNaN(value) || Double.isNaN(interval.low())) {
            json.putNull("difference").putNull("interval");
        } else {
            json.put("difference", value);
            json.putArray("interval").add(interval.low()).add(interval.high());
        }
        return json;
    }

    /** What it says about two scorers, as a sentence; in hundredths. */
    String verdict(String first, String second) {
        if (first.equals(second)) {
            return "Both are the same scorer.";
        }
        if (Double.isNaN(value) || Double.isNaN(interval.low())) {
            return "No difference in " + figure + " can be told: too little to compare.";
        }
        String size =
                String.format(
                        Locale.ROOT,
                        "%+.1f points (95 %%: %.1f to %.1f).",
                        100 * value,
                        100 * interval.low(),
                        100 * interval.high());
        if (!isTold()) {
            return "No difference in " + figure + " can be told: " + size;
        }
        return (value > 0 ? second : first)
                + " is better on "
                + figure
                + ": the second has "
                + size;
    }
}
