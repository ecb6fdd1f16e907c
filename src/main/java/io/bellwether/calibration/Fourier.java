package io.bellwether.calibration;

/** The discrete Fourier transform by halving (Cooley &amp; Tukey 1965), in place. */
final class Fourier {

    private Fourier() {}

    /** The least power of two that is not below {@code size}. */
    static int length(int size) {
        return Integer.highestOneBit(Math.max(1, size - 1)) * 2;
    }

    /**
     * Sum of x exp(-2 pi i j k / n) over j.
     *
     * @param real a power of two of numbers
     * @param imaginary as many
     */
    static void transform(double[] real, double[] imaginary) {
        sortByReversedBits(real, imaginary);
        for (int half = 1; half < real.length; half *= 2) {
            for (int k = 0; k < half; k++) {
                double angle = -StrictMath.PI * k / half;
                double cos = StrictMath.cos(angle);
                double sin = StrictMath.sin(angle);
                for (int i = k; i < real.length; i += 2 * half) {
                    combine(real, imaginary, i, i + half, cos, sin);
                }
            }
        }
    }

    private static void combine(
            double[] real, double[] imaginary, int low, int high, double cos, double sin) {
        double re = real[high] * cos - imaginary[high] * sin;
        double im = real[high] * sin + imaginary[high] * cos;
        real[high] = real[low] - re;
        imaginary[high] = imaginary[low] - im;
        real[low] += re;
        imaginary[low] += im;
    }

    private static void sortByReversedBits(double[] real, double[] imaginary) {
        int shift = Integer.numberOfLeadingZeros(real.length - 1);
        for (int i = 0; i < real.length; i++) {
            int j = real.length == 1 ? 0 : Integer.reverse(i) >>> shift;
            if (i < j) {
                swap(real, i, j);
                swap(imaginary, i, j);
            }
        }
    }

    private static void swap(double[] values, int i, int j) {
        double value = values[i];
        values[i] = values[j];
        values[j] = value;
    }
}
