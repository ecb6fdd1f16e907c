package io.bellwether.report;

import io.bellwether.decision.Decision;
import io.bellwether.html.CoursePanel;
import io.bellwether.html.Html;
import io.bellwether.html.PublicAlert;
import io.bellwether.html.Stretch;
import io.bellwether.html.Words;
import io.bellwether.plot.Calendar;
import io.bellwether.plot.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws the assets of a past one above the other on one time axis. */
final class Picture {

    private final Retrospective past;
    private final Stretch shown;

    /**
     * A picture of a part of {@code past}.
     *
     * @param shown the part
     */
    Picture(Retrospective past, Stretch shown) {
        this.past = past;
        this.shown = shown;
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
        return new CoursePanel(asset.asset(), asset.course(), shown)
                .panel(past.stretch().to(), spans(asset));
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
}
