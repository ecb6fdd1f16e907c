package io.bellwether.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis of names. The value of the first is 0, of the second 1, and so on; series of marks stand
 * side by side within each.
 *
 * @param names at least one
 */
public record Categories(String label, List<String> names) implements Axis {

    public Categories {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("axis " + label + " has no category");
        }
    }

    @Override
    public double share(double value) {
        return (value + .5) / names.size();
    }

    @Override
    public List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ticks.add(new Tick(share(i), names.get(i)));
        }
        return ticks;
    }
}
