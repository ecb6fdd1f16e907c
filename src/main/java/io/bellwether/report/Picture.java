package io.bellwether.report;

import io.bellwether.decision.Decision;
import io.bellwether.monitor.Level;
import io.bellwether.plot.Calendar;
import io.bellwether.plot.Linear;
import io.bellwether.plot.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Draws the assets of a past one above the other on one time axis. */
final class Picture {

    /**
     * A drop can be seen on an axis that is no wider than it has to be, but noise is not a drop.
     */
    private static final double LEAST_RANGE = .3;

    /**
     * Of the votes, so many at either end may lie beyond the axis: a day of one vote is no level.
     */
    private static final double BEYOND = .01;

    private final Retrospective past;
    private final Stretch shown;
    private final Step step;

    /**
     * A picture of a part of {@code past}.
     *
     * @param shown the part
     */
    Picture(Retrospective past, Stretch shown) {
        this.past = past;
        this.shown = shown;
        step = Step.of(shown);
    }

    /** As a piece of a page. */
    String svg(String title) {
        return new Timeline(
                        title,
                        new Calendar("", shown.from(), shown.to()),
                        "Decisions",
                        marks(),
                        past.assets().stream().map(this::panel).toList())
                .toSvg();
    }

    private List<Timeline.Mark> marks() {
        Map<String, Integer> numbers = past.numbers();
        List<Timeline.Mark> marks = new ArrayList<>();
        for (Decision decision : past.decisions()) {
            String number = String.valueOf(numbers.get(decision.id()));
            marks.add(
                    new Timeline.Mark(
                            decision.effectiveAt().getEpochSecond(),
                            number,
                            "#decision-" + number,
                            Html.seen(
                                    "Decision "
                                            + number
                                            + ", "
                                            + Words.moment(decision.effectiveAt())
                                            + ": "
                                            + decision.title())));
        }
        return marks;
    }

    private Timeline.Panel panel(AssetStory asset) {
        Step step = stepOf(asset);
        List<Slice> slices =
                Slice.of(asset.heard(), step).stream()
                        .filter(slice -> new Stretch(slice.from(), slice.to()).meets(shown))
                        .toList();
        return new Timeline.Panel(
                Words.name(asset.asset()) + ", by " + step.label(),
                axis(slices),
                "votes",
                slices.stream().map(slice -> drawn(slice, step)).toList(),
                shades(asset),
                spans(asset));
    }

    /** An asset of which little is heard is drawn in longer pieces. */
    private Step stepOf(AssetStory asset) {
        List<Level> levels =
                asset.heard().stream().filter(level -> shown.holds(level.from())).toList();
        if (levels.isEmpty()) {
            return step;
        }
        Stretch heard = new Stretch(levels.getFirst().from(), levels.getLast().to());
        return step.forVotes(levels.stream().mapToLong(Level::votes).sum(), heard);
    }

    private static Timeline.Slice drawn(Slice slice, Step step) {
        return new Timeline.Slice(
                slice.from().getEpochSecond(),
                slice.to().getEpochSecond(),
                slice.level(),
                slice.hasBand() ? slice.expected() - slice.halfWidth() : Double.NaN,
                slice.hasBand() ? slice.expected() + slice.halfWidth() : Double.NaN,
                slice.votes(),
                tip(slice, step));
    }

    private static String tip(Slice slice, Step step) {
        String when =
                switch (step) {
                    case HOUR -> Words.minute(slice.from());
                    case DAY -> Words.day(slice.from());
                    case WEEK -> "week of " + Words.day(slice.from());
                };
        String band =
                slice.hasBand()
                        ? ", expected "
                                + Words.number(slice.expected())
                                + " ± "
                                + Words.number(slice.halfWidth())
                        : "";
        return when
                + ": level "
                + Words.number(slice.level())
                + band
                + ", votes "
                + Words.count(slice.votes());
    }

    private List<Timeline.Shade> shades(AssetStory asset) {
        List<Timeline.Shade> shades = new ArrayList<>();
        for (Stretch learning : asset.learning()) {
            shades.add(shade(learning, false, "learning: nothing is judged yet"));
        }
        for (Stretch gap : asset.gaps(past.stretch().to())) {
            shades.add(shade(gap, true, "data gap, " + Words.days(gap)));
        }
        return shades;
    }

    private static Timeline.Shade shade(Stretch stretch, boolean isHatched, String tip) {
        return new Timeline.Shade(
                stretch.from().getEpochSecond(), stretch.to().getEpochSecond(), isHatched, tip);
    }

    private List<Timeline.Span> spans(AssetStory asset) {
        List<Timeline.Span> spans = new ArrayList<>();
        for (AlertStory story : asset.stories()) {
            PublicAlert worst = story.worst();
            Stretch stretch = story.stretch(asset.end(past.stretch().to()));
            if (stretch.meets(shown)) {
                spans.add(
                        new Timeline.Span(
                                stretch.from().getEpochSecond(),
                                worst.raisedAt().getEpochSecond(),
                                stretch.to().getEpochSecond(),
                                worst.severity(),
                                worst.severity() + ", by " + Words.shown(worst.size()),
                                "#quotes-" + AlertSection.anchor(worst),
                                tip(story)));
            }
        }
        return spans;
    }

    private static String tip(AlertStory story) {
        PublicAlert worst = story.worst();
        Instant raised = worst.raisedAt();
        return "Alert of "
                + worst.asset().label()
                + ", "
                + worst.severity()
                + ": raised "
                + Words.minute(raised)
                + ", since about "
                + Words.minute(worst.onset())
                + ", by "
                + Words.shown(worst.size())
                + (story.last().isResolved()
                        ? ", resolved " + Words.minute(story.last().resolvedAtOr(raised))
                        : ", open at the end")
                + ". Follow it for what people said.";
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
