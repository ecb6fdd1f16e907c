package io.bellwether.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An axis on which equal steps are equal ratios.
 *
 * @param from its beginning; more than 0
 * @param to its end; more than {@code from}
 */
public record Logarithmic(String label, double from, double to) implements Axis {

    /** With more decades than that, only powers of ten have a number. */
    private static final double DECADES_WITH_HALVES = 2.8;

    public Logarithmic {
        Range.check(from, to);
        if (!(from > 0)) {
            throw new IllegalArgumentException("logarithmic axis begins at " + from);
        }
    }

    /**
     * The narrowest axis between round numbers that holds those of {@code values} that are more
     * than 0.
     */
    public static Logarithmic around(String label, double... values) {
        Range range = Range.of(Arrays.stream(values).filter(v -> v > 0).toArray());
        double from = roundBelow(range.least());
        double to = roundBelow(range.most());
        while (to < range.most() * (1 - 1e-9)) {
            to = next(to);
        }
        return new Logarithmic(label, from, to > from ? to : next(from));
    }

    @Override
    public double share(double value) {
        return StrictMath.log(value / from) / StrictMath.log(to / from);
    }

    @Override
    public List<Tick> ticks() {
        boolean isWide = StrictMath.log10(to / from) > DECADES_WITH_HALVES;
        List<Tick> ticks = new ArrayList<>();
        double value = roundBelow(from);
        while (value <= to * (1 + 1e-9)) {
            if (value >= from * (1 - 1e-9)) {
                boolean isNamed = !isWide || isPowerOfTen(value);
                String text = isNamed ? Numbers.text(value, value / 10) : "";
                ticks.add(new Tick(Math.clamp(share(value), 0, 1), text));
            }
            value = next(value);
        }
        return ticks;
    }

    /** The largest of ..., .1, .2, .5, 1, 2, 5, ... that is not above {@code value}. */
    private static double roundBelow(double value) {
        double power = Numbers.powerOfTen((int) StrictMath.floor(StrictMath.log10(value) + 1e-9));
        double lead = value / power * (1 + 1e-9);
        return lead >= 5 ? 5 * power : lead >= 2 ? 2 * power : power;
    }

    private static double next(double round) {
        int exponent = (int) StrictMath.floor(StrictMath.log10(round) + 1e-9);
        double power = Numbers.powerOfTen(exponent);
        long lead = StrictMath.round(round / power);
        return lead < 2 ? 2 * power : lead < 5 ? 5 * power : Numbers.powerOfTen(exponent + 1);
    }

    private static boolean isPowerOfTen(double round) {
        double exponent = StrictMath.log10(round);
        return StrictMath.abs(exponent - StrictMath.rint(exponent)) < 1e-6;
    }
}
