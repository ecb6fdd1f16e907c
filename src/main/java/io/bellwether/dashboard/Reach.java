package io.bellwether.dashboard;

import io.bellwether.html.Step;
import io.bellwether.html.Stretch;
import io.bellwether.monitor.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far back the courses are shown, from the newest event time on. */
enum Reach {
    WEEK("7d", "7 days", Duration.ofDays(7)),
    MONTH("28d", "28 days", Duration.ofDays(28)),
    QUARTER("90d", "90 days", Duration.ofDays(90)),
    ALL("all", "all", Duration.ofDays(366_000));

    /** What the others are when nothing else is asked for. */
    static final Reach USUAL = MONTH;

    private final String label;
    private final String words;
    private final Duration length;

    Reach(String label, String words, Duration length) {
        this.label = label;
        this.words = words;
        this.length = length;
    }

    /** The name used in addresses, such as {@code 28d}. */
    String label() {
        return label;
    }

    String words() {
        return words;
    }

    /** That of the name; the usual one for any other. */
    static Reach of(String label) {
        for (Reach reach : values()) {
            if (reach.label.equals(label)) {
                return reach;
            }
        }
        return USUAL;
    }

    /**
     * What it spans: up to the newest event time, and not before the first level, so that there is
     * always something to see. Empty when nothing is known.
     */
    Optional<Stretch> stretch(Board board, List<List<Level>> levels) {
        Instant end = board.lastEventAt().orElse(null);
        if (end == null) {
            return Optional.empty();
        }
        Instant from = end.minus(length);
        Instant first =
                levels.stream()
                        .filter(each -> !each.isEmpty())
                        .map(each -> each.getFirst().from())
                        .min(Instant::compareTo)
                        .orElse(from);
        Instant begin = Step.DAY.begin(first.isAfter(from) ? first : from);
        Instant to = Step.HOUR.next(Step.HOUR.begin(end));
        return Optional.of(new Stretch(begin, to.isAfter(begin) ? to : Step.DAY.next(begin)));
    }
}
