package io.bellwether.html;

import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Level;
import io.bellwether.plot.Linear;
import io.bellwether.plot.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The course of one asset as a panel of a timeline: level, band, votes, gaps and alerts. */
public final class CoursePanel {

    /** What its drawing means. */
    public static final String LEGEND =
            "Line: level. Band around it: what was expected. Grey bars: votes. Coloured bars above"
                    + " a course: alerts, paler before they were raised. Hatched: data gap. Grey"
                    + " ground: still learning. Hollow dot: beyond the axis. Follow a mark for what"
                    + " it stands for.";

    /**
     * A drop can be seen on an axis that is no wider than it has to be, but noise is not a drop.
     */
    private static final double LEAST_RANGE = .3;

    /**
     * Of the votes, so many at either end may lie beyond the axis: a day of one vote is no level.
     */
    private static final double BEYOND = .01;

    /** No step is longer. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private final Asset asset;
    private final Course course;
    private final Stretch shown;
    private final Step step;

    /**
     * A panel of a part of {@code course}.
     *
     * @param shown the part
     */
    public CoursePanel(Asset asset, Course course, Stretch shown) {
        this.asset = asset;
        this.course = course;
        this.shown = shown;
        step = stepOf();
    }

    /** An asset of which little is heard is drawn in longer pieces. */
    private Step stepOf() {
        Step usual = Step.of(shown);
        List<Level> levels =
                course.heard().stream().filter(level -> shown.holds(level.from())).toList();
        if (levels.isEmpty()) {
            return usual;
        }
        Stretch heard = new Stretch(levels.getFirst().from(), levels.getLast().to());
        return usual.forVotes(levels.stream().mapToLong(Level::votes).sum(), heard);
    }

    /** How finely it is drawn. */
    public Step step() {
        return step;
    }

    /** What is drawn, in the order of time. */
    public List<Slice> slices() {
        Instant from = shown.from().minus(LONGEST);
        List<Level> near =
                course.heard().stream()
                        .filter(level -> !level.from().isBefore(from))
                        .filter(level -> level.from().isBefore(shown.to()))
                        .toList();
        return Slice.of(near, step).stream()
                .filter(slice -> new Stretch(slice.from(), slice.to()).meets(shown))
                .toList();
    }

    /**
     * The panel.
     *
     * @param end where a data gap ends that nothing follows
     * @param alerts those to show
     */
    public Timeline.Panel panel(Instant end, List<Timeline.Span> alerts) {
        List<Slice> slices = slices();
        return new Timeline.Panel(
                Words.name(asset) + ", by " + step.label(),
                axis(slices),
                "votes",
                slices.stream().map(this::drawn).toList(),
                shades(end),
                alerts);
    }

    private Timeline.Slice drawn(Slice slice) {
        return new Timeline.Slice(
                slice.from().getEpochSecond(),
                slice.to().getEpochSecond(),
                slice.level(),
                slice.hasBand() ? slice.expected() - slice.halfWidth() : Double.NaN,
                slice.hasBand() ? slice.expected() + slice.halfWidth() : Double.NaN,
                slice.votes(),
                tip(slice));
    }

    /** Such as {@code week of 5 Jan 2026}. */
    public String when(Slice slice) {
        return switch (step) {
            case HOUR -> Words.minute(slice.from());
            case DAY -> Words.day(slice.from());
            case WEEK -> "week of " + Words.day(slice.from());
        };
    }

    private String tip(Slice slice) {
        String band =
                slice.hasBand()
                        ? ", expected "
                                + Words.number(slice.expected())
                                + " ± "
                                + Words.number(slice.halfWidth())
                        : "";
        return when(slice)
                + ": level "
                + Words.number(slice.level())
                + band
                + ", votes "
                + Words.count(slice.votes());
    }

    private List<Timeline.Shade> shades(Instant end) {
        List<Timeline.Shade> shades = new ArrayList<>();
        for (Stretch learning : course.learning()) {
            shades.add(shade(learning, false, "learning: nothing is judged yet"));
        }
        for (Stretch gap : course.gaps(end)) {
            shades.add(shade(gap, true, "data gap, " + Words.days(gap)));
        }
        return shades;
    }

    private static Timeline.Shade shade(Stretch stretch, boolean isHatched, String tip) {
        return new Timeline.Shade(
                stretch.from().getEpochSecond(), stretch.to().getEpochSecond(), isHatched, tip);
    }

    /** Holds all but the strangest slices, and the bands of slices that many speak in. */
    private static Linear axis(List<Slice> slices) {
        List<Slice> sorted =
                slices.stream().sorted(Comparator.comparingDouble(Slice::level)).toList();
        long votes = slices.stream().mapToLong(Slice::votes).sum();
        double low = levelAt(sorted, votes * BEYOND);
        double high = levelAt(sorted, votes * (1 - BEYOND));
        double wanting = Math.max(0, LEAST_RANGE - (high - low)) / 2;
        return Linear.around(
                "level", Math.max(0, low - wanting - .02), Math.min(1, high + wanting + .02));
    }

    private static double levelAt(List<Slice> sorted, double votes) {
        long passed = 0;
        for (Slice slice : sorted) {
            passed += slice.votes();
            if (passed > votes) {
                return slice.level();
            }
        }
        return sorted.isEmpty() ? .5 : sorted.getLast().level();
    }
}
