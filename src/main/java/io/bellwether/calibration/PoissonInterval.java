package io.bellwether.calibration;

/**
 * The exact 95 % interval of a Poisson mean after Garwood (1936), Biometrika 28: all means under
 * which neither the count seen and more, nor that count and less, has a chance below 2.5 %.
 *
 * @param low 0 when nothing was seen
 * @param high 3.69 when nothing was seen
 */
public record PoissonInterval(double low, double high) {

    private static final double TAIL = .025;
    private static final int HALVINGS = 100;

    static PoissonInterval of(long count) {
        double low = count == 0 ? 0 : meanWhere(count - 1, 1 - TAIL);
        return new PoissonInterval(low, meanWhere(count, TAIL));
    }

    PoissonInterval dividedBy(double exposure) {
        return new PoissonInterval(low / exposure, high / exposure);
    }

    /** The mean under which {@code count} or less has that chance. */
    private static double meanWhere(long count, double chance) {
        double low = 0;
        double high = 2 * count + 20.0;
        for (int i = 0; i < HALVINGS; i++) {
            double mean = (low + high) / 2;
            if (atMost(count, mean) > chance) {
                low = mean;
            } else {
                high = mean;
            }
        }
        return (low + high) / 2;
    }

    private static double atMost(long count, double mean) {
        double logTerm = -mean;
        double sum = 0;
        for (long i = 0; i <= count; i++) {
            sum += StrictMath.exp(logTerm);
            logTerm += StrictMath.log(mean / (i + 1));
        }
        return sum;
    }
}
