package io.bellwether.html;

import io.bellwether.detection.Phase;
import io.bellwether.monitor.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one asset fared.
 *
 * @param levels its levels, in the order of time
 */
public record Course(List<Level> levels) {

    public Course {
        levels = List.copyOf(levels);
    }

    /** Levels that rest on votes: those of data gaps do not. */
    public List<Level> heard() {
        return levels.stream().filter(level -> level.votes() > 0).toList();
    }

    /**
     * The stretches of silence that chance does not explain: each from the last level before the
     * hour in which it was noticed to the first after it.
     *
     * @param end where a gap ends that nothing follows
     */
    public List<Stretch> gaps(Instant end) {
        List<Stretch> gaps = new ArrayList<>();
        Instant heardUntil = null;
        boolean isSilent = false;
        for (Level level : levels) {
            if (level.votes() == 0) {
                heardUntil = heardUntil == null ? level.from() : heardUntil;
                isSilent = true;
                continue;
            }
            if (isSilent) {
                gaps.add(gap(heardUntil, level.from()));
            }
            isSilent = false;
            heardUntil = level.to();
        }
        if (isSilent) {
            gaps.add(gap(heardUntil, end));
        }
        return gaps;
    }

    private static Stretch gap(@Nullable Instant from, Instant to) {
        Instant begin = from == null || from.isAfter(to) ? to : from;
        return new Stretch(begin, to);
    }

    /** Hours in which copies would have raised an alert, which the votes did not. */
    public List<Stretch> campaigns() {
        return levels.stream()
                .filter(level -> level.raw().isNotice())
                .map(level -> new Stretch(level.from(), level.to()))
                .toList();
    }

    /** The first stretch, in which it learned and judged nothing; empty if there is none. */
    public List<Stretch> learning() {
        List<Level> heard = heard();
        Instant until = null;
        for (Level level : heard) {
            if (level.phase() != Phase.LEARNING) {
                break;
            }
            until = level.to();
        }
        return until == null ? List.of() : List.of(new Stretch(heard.getFirst().from(), until));
    }
}
