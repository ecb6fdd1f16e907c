package io.bellwether.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis on which equal steps are equal differences.
 *
 * @param from its beginning
 * @param to its end; more than {@code from}
 */
public record Linear(String label, double from, double to) implements Axis {

    private static final int STEPS = 5;

    public Linear {
        Range.check(from, to);
    }

    /** An axis from 0 to the round number that holds all of {@code values}. */
    public static Linear fromZero(String label, double... values) {
        double most = Range.of(values).most();
        if (!(most > 0)) {
            return new Linear(label, 0, 1);
        }
        double step = Numbers.roundStep(most / STEPS);
        return new Linear(label, 0, step * StrictMath.ceil(most / step));
    }

    /** The narrowest axis between round numbers that holds all of {@code values}. */
    public static Linear around(String label, double... values) {
        Range range = Range.of(values);
        double span = range.most() - range.least();
        double step = Numbers.roundStep((span > 0 ? span : 1) / STEPS);
        double from = step * StrictMath.floor(range.least() / step);
        double to = step * StrictMath.ceil(range.most() / step);
        return new Linear(label, from, to > from ? to : from + step);
    }

    @Override
    public double share(double value) {
        return (value - from) / (to - from);
    }

    @Override
    public List<Tick> ticks() {
        double step = Numbers.roundStep((to - from) / STEPS);
        // Counted in whole steps: adding them up would not end at round numbers.
        long first = (long) StrictMath.ceil(from / step - 1e-9);
        long last = (long) StrictMath.floor(to / step + 1e-9);
        List<Tick> ticks = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            double share = Math.clamp(share(i * step), 0, 1);
            ticks.add(new Tick(share, Numbers.text(i * step, step)));
        }
        return ticks;
    }
}
