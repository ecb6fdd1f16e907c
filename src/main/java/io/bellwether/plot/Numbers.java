package io.bellwether.plot;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers that people like to read, as text that is the same everywhere. */
final class Numbers {

    private static final double GROUPED_FROM = 10_000;

    private Numbers() {}

    /** The least of ..., .1, .2, .5, 1, 2, 5, 10, ... that is not below {@code wanted}. */
    static double roundStep(double wanted) {
        int exponent = (int) StrictMath.floor(StrictMath.log10(wanted) + 1e-9);
        double power = powerOfTen(exponent);
        double lead = wanted / power * (1 - 1e-9);
        return lead <= 1
                ? power
                : lead <= 2 ? 2 * power : lead <= 5 ? 5 * power : powerOfTen(exponent + 1);
    }

    static double powerOfTen(int exponent) {
        return new BigDecimal(BigInteger.ONE, -exponent).doubleValue();
    }

    /** {@code value} with as many places as {@code step} needs, no closing zeros. */
    static String text(double value, double step) {
        int places = Math.max(0, (int) StrictMath.ceil(-StrictMath.log10(step) - 1e-9));
        BigDecimal rounded =
                new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).stripTrailingZeros();
        if (rounded.abs().doubleValue() >= GROUPED_FROM) {
            return String.format(Locale.ROOT, "%,.0f", rounded);
        }
        return rounded.toPlainString();
    }

    /** Three significant digits, for the text that a mark shows under the pointer. */
    static String shortText(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        double size = StrictMath.floor(StrictMath.log10(StrictMath.abs(value)));
        return text(value, powerOfTen((int) size - 2));
    }

    /** A coordinate in tenths of a pixel, which is finer than any eye. */
    static String coordinate(double pixels) {
        long tenths = StrictMath.round(pixels * 10);
        String whole = Long.toString(Math.abs(tenths) / 10);
        long rest = Math.abs(tenths) % 10;
        return (tenths < 0 ? "-" : "") + whole + (rest == 0 ? "" : "." + rest);
    }
}
