package io.bellwether.dashboard;

import io.bellwether.detection.Phase;
import io.bellwether.monitor.Level;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The levels of one asset. Bounded: as many as two years have hours, the oldest go first. Not safe
 * for several threads.
 */
final class LevelLog {

    /** Hours in two years, one of them a leap year. */
    static final int MOST_LEVELS = 17_544;

    private final TreeMap<Instant, Level> levels = new TreeMap<>();
    private Instant lastWrittenAt = Instant.MIN;

    /** Takes a level; it replaces one that begins in the same hour. */
    void add(Level level, Instant writtenAt) {
        levels.put(level.from(), level);
        if (levels.lastEntry().getValue().equals(level)) {
            lastWrittenAt = writtenAt;
        }
        if (levels.size() > MOST_LEVELS) {
            levels.pollFirstEntry();
        }
    }

    /** Forgets the level whose key is {@code prefix} and its beginning. */
    void remove(String prefix, String key) {
        if (!key.startsWith(prefix)) {
            return;
        }
        try {
            levels.remove(Instant.parse(key.substring(prefix.length())));
        } catch (DateTimeException e) {
            // No level has such a key, so there is nothing to forget.
        }
    }

    /** Those that reach into the time from {@code from} to {@code to}, in its order. */
    List<Level> between(Instant from, Instant to) {
        Instant first = levels.floorKey(from);
        return levels
                .subMap(first == null ? from : first, true, to.isAfter(from) ? to : from, false)
                .values()
                .stream()
                .filter(level -> level.to().isAfter(from))
                .toList();
    }

    List<Level> all() {
        return List.copyOf(levels.values());
    }

    @Nullable Level last() {
        return levels.isEmpty() ? null : levels.lastEntry().getValue();
    }

    /** The newest that rests on votes. */
    @Nullable Level lastHeard() {
        for (Level level : levels.descendingMap().values()) {
            if (level.votes() > 0) {
                return level;
            }
        }
        return null;
    }

    Optional<Phase> phase() {
        return Optional.ofNullable(last()).map(Level::phase);
    }

    boolean isSilent() {
        return phase().filter(phase -> phase == Phase.DATA_GAP).isPresent();
    }

    /** The beginning of the first of the last levels that all have the same phase. */
    @Nullable Instant phaseSince() {
        Instant since = null;
        Phase phase = phase().orElse(null);
        for (Level level : levels.descendingMap().values()) {
            if (level.phase() != phase) {
                break;
            }
            since = level.from();
        }
        return since;
    }

    /** The end of the newest level. */
    @Nullable Instant until() {
        Level last = last();
        return last == null ? null : last.to();
    }

    /** Whether the newest was written within {@code limit} of its end, by clocks that agree. */
    boolean isWrittenWithin(Duration limit, Duration skew) {
        Instant until = until();
        return until != null
                && !lastWrittenAt.isBefore(until.minus(skew))
                && lastWrittenAt.isBefore(until.plus(limit));
    }
}
