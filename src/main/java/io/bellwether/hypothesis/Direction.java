package io.bellwether.hypothesis;

import java.util.Locale;
import java.util.Optional;

/** Which way a metric is claimed to go. */
public enum Direction {
    UP(1),
    DOWN(-1);

    private final int sign;
    private final String label = name().toLowerCase(Locale.ROOT);

    Direction(int sign) {
        this.sign = sign;
    }

    /** 1 for up, -1 for down. */
    public int sign() {
        return sign;
    }

    /** The name used in files: {@code up} or {@code down}. */
    public String label() {
        return label;
    }

    /** The direction of that {@link #label()}; empty when there is none. */
    public static Optional<Direction> ofLabel(String label) {
        for (Direction direction : values()) {
            if (direction.label.equals(label)) {
                return Optional.of(direction);
            }
        }
        return Optional.empty();
    }
}
