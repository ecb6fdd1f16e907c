package io.bellwether.app;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;

/**
 * What the service says of itself now and then: nothing while there is nothing to do, and every
 * time when there is something to do and nothing moves. Not safe for several threads.
 */
final class ServiceReport {

    private final Map<Role, Movement> movements = new EnumMap<>(Role.class);

    /**
     * What a role has done and has still to do.
     *
     * @param records read and committed since the start
     * @param deadLetters records that could not be read
     * @param lag records that wait; empty when nobody knows
     */
    record Standing(long records, long deadLetters, OptionalLong lag) {

        boolean isCaughtUp() {
            return lag.isPresent() && lag.getAsLong() == 0;
        }
    }

    /** When a role was last seen to move, or to have nothing to do. */
    private record Movement(long records, Duration at) {}

    /**
     * One line about all roles.
     *
     * @param at time since the service started
     * @return empty when no role moved and all have caught up
     */
    Optional<String> line(Map<Role, Standing> standings, Duration at) {
        StringJoiner line = new StringJoiner("; ");
        boolean isWorthIt = false;
        for (Map.Entry<Role, Standing> each : new EnumMap<>(standings).entrySet()) {
            Standing standing = each.getValue();
            Movement before = movements.getOrDefault(each.getKey(), new Movement(0, Duration.ZERO));
            boolean hasMoved = standing.records() != before.records();
            boolean isStill = !hasMoved && !standing.isCaughtUp();
            Movement now = isStill ? before : new Movement(standing.records(), at);
            movements.put(each.getKey(), now);
            isWorthIt |= hasMoved || isStill;
            line.add(describe(each.getKey(), standing, at.minus(now.at())));
        }
        return isWorthIt ? Optional.of(line.toString()) : Optional.empty();
    }

    private static String describe(Role role, Standing standing, Duration still) {
        OptionalLong lag = standing.lag();
        return role.label()
                + ": "
                + standing.records()
                + " records, "
                + standing.deadLetters()
                + " dead letters, lag "
                + (lag.isPresent() ? Long.toString(lag.getAsLong()) : "unknown")
                + (still.isZero() ? "" : ", no progress for " + still.toSeconds() + " s");
    }
}
