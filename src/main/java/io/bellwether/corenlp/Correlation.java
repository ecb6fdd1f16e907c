package io.bellwether.corenlp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How closely two figures of the same units go together.
 *
 * @param units texts, days or weeks, each counted once
 * @param r Pearson's coefficient in [-1, 1]; NaN when a figure does not vary
 * @param interval 95 % bootstrap interval, the units drawn
 */
public record Correlation(int units, double r, Evaluation.Interval interval) {

    static Correlation of(double[] x, double[] y) {
        int[] all = new int[x.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        return new Correlation(
                x.length,
                pearson(x, y, all),
                Bootstrap.interval(x.length, places -> pearson(x, y, places)));
    }

    /** Pearson's r of the units at the given places; NaN for a figure that does not vary. */
    static double pearson(double[] x, double[] y, int[] places) {
        double meanX = 0;
        double meanY = 0;
        for (int place : places) {
            meanX += x[place] / places.length;
            meanY += y[place] / places.length;
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int place : places) {
            double dx = x[place] - meanX;
            double dy = y[place] - meanY;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        // Means are rounded: a figure that does not vary may differ from its own by an ulp.
        double nothing = 1e-20 * places.length;
        return xx <= nothing || yy <= nothing ? Double.NaN : xy / StrictMath.sqrt(xx * yy);
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("units", units);
        if (Double.isNaN(r) || Double.isNaN(interval.low())) {
            json.putNull("r").putNull("interval");
        } else {
            json.put("r", r).putArray("interval").add(interval.low()).add(interval.high());
        }
        return json;
    }
}
