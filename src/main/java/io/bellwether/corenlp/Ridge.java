package io.bellwether.corenlp;

/**
 * Ridge regression with an intercept that is not penalised (Hoerl and Kennard 1970), by conjugate
 * gradients on the normal equations. For one thread.
 *
 * @param weights of the features
 * @param intercept what is expected where all features are 0
 */
record Ridge(Weights weights, double intercept) {

    private static final int MOST_STEPS = 1000;
    private static final double TOLERANCE = 1e-10;

    /** A record must not have an array of its own. */
    static final class Weights {
        private final double[] values;

        private Weights(double[] values) {
            this.values = values;
        }

        double times(float[] row) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[i] * row[i];
            }
            return sum;
        }
    }

    /**
     * Minimises the sum of squared errors plus {@code penalty} times the sum of squared weights.
     *
     * @param rows features, all of one length; centred in place
     * @param values what is to be expected of each row
     */
    static Ridge fit(float[][] rows, double[] values, double penalty) {
        int width = rows[0].length;
        double[] means = centre(rows);
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double[] weights = new double[width];
        double[] residual = new double[width];
        for (int r = 0; r < rows.length; r++) {
            add(rows[r], values[r] - mean, residual);
        }
        double[] direction = residual.clone();
        double norm = dot(residual, residual);
        double goal = norm * TOLERANCE * TOLERANCE;
        for (int step = 0; step < MOST_STEPS && norm > goal; step++) {
            double[] image = image(rows, direction, penalty);
            double length = norm / dot(direction, image);
            for (int i = 0; i < width; i++) {
                weights[i] += length * direction[i];
                residual[i] -= length * image[i];
            }
            double next = dot(residual, residual);
            for (int i = 0; i < width; i++) {
                direction[i] = residual[i] + next / norm * direction[i];
            }
            norm = next;
        }
        return new Ridge(new Weights(weights), mean - dot(weights, means));
    }

    double expected(float[] row) {
        return intercept + weights.times(row);
    }

    private static double[] centre(float[][] rows) {
        double[] means = new double[rows[0].length];
        for (float[] row : rows) {
            add(row, 1.0 / rows.length, means);
        }
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] -= (float) means[i];
            }
        }
        return means;
    }

    /** The matrix of the normal equations times a vector. */
    private static double[] image(float[][] rows, double[] vector, double penalty) {
        double[] image = new double[vector.length];
        Weights weights = new Weights(vector);
        for (float[] row : rows) {
            add(row, weights.times(row), image);
        }
        for (int i = 0; i < image.length; i++) {
            image[i] += penalty * vector[i];
        }
        return image;
    }

    private static void add(float[] row, double factor, double[] sum) {
        for (int i = 0; i < row.length; i++) {
            sum[i] += factor * row[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
