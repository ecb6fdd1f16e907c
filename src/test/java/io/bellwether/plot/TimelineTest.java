package io.bellwether.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Calendar AXIS = new Calendar("", START, day(100));

    @Test
    void marksThatTouchStandAboveEachOtherWithTheirLabels() {
        String svg = timeline(marks(10, 10, 60), List.of()).toSvg();
        assertThat(found("class=\"bw-number\"[^>]*y=\"([^\"]*)\"", svg))
                .containsExactly("52", "32", "52");
        assertThat(svg).contains("href=\"#m0\" aria-label=\"tip 0\"", "<title>tip 0</title>");
    }

    @Test
    void tooManyMarksAtOnceBecomeDotsWithoutLabels() {
        String svg = timeline(marks(10, 10, 10, 10, 10, 10), List.of()).toSvg();
        assertThat(found("<circle [^>]*r=\"([^\"]*)\"", svg)).containsOnly("3.5").hasSize(6);
        assertThat(svg).doesNotContain("bw-number", "bw-moment").contains("aria-label=\"tip 5\"");
    }

    @Test
    void marksBeyondTheAxisAreLeftOut() {
        assertThat(timeline(marks(-1, 101), List.of()).toSvg()).doesNotContain("bw-mark");
    }

    @Test
    void lineAndBandBreakWhereNothingIsKnown() {
        String svg =
                timeline(
                                List.of(),
                                List.of(slice(0, .5), slice(1, .5), slice(20, .5), slice(21, .5)))
                        .toSvg();
        assertThat(found("class=\"bw-level\" d=\"([^\"]*)\"", svg).getFirst().chars())
                .filteredOn(c -> c == 'M')
                .hasSize(2);
        assertThat(found("class=\"bw-band\" d=\"([^\"]*)\"", svg).getFirst().chars())
                .filteredOn(c -> c == 'Z')
                .hasSize(2);
    }

    @Test
    void valueAloneIsADotAndValueBeyondTheAxisIsHollow() {
        String svg = timeline(List.of(), List.of(slice(0, .5), slice(50, 1.5))).toSvg();
        assertThat(found("class=\"(bw-dot|bw-beyond)\"", svg))
                .containsExactlyInAnyOrder("bw-dot", "bw-dot", "bw-beyond");
    }

    @Test
    void spanCanBeFollowedAndIsNeverTooNarrowToBeHit() {
        Timeline.Span span =
                new Timeline.Span(at(10), at(10), at(10), "critical", "label", "#there", "tip");
        String svg = timeline(span).toSvg();
        assertThat(svg)
                .contains("<a class=\"bw-span bw-critical\" href=\"#there\" aria-label=\"tip\">");
        assertThat(found("class=\"bw-known\"[^>]* width=\"([^\"]*)\"", svg)).containsExactly("7");
        assertThat(svg).doesNotContain(">label<");
    }

    @Test
    void spanOutsideOfTheAxisIsLeftOut() {
        Timeline.Span span =
                new Timeline.Span(at(101), at(102), at(103), "critical", "label", "#there", "tip");
        assertThat(timeline(span).toSvg()).doesNotContain("bw-span");
    }

    @Test
    void textIsNeverMarkup() {
        String evil = "\"><script>alert(1)</script>";
        Timeline.Mark mark = new Timeline.Mark(at(5), evil, evil, evil);
        String svg = timeline(List.of(mark), List.of()).toSvg();
        assertThat(svg).doesNotContain("<script").contains("&quot;&gt;&lt;script&gt;");
    }

    @Test
    void timelineNeedsAPanel() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Timeline("", AXIS, "", List.of(), List.of()));
    }

    private static List<Timeline.Mark> marks(double... days) {
        List<Timeline.Mark> marks = new ArrayList<>();
        for (double day : days) {
            int number = marks.size();
            marks.add(new Timeline.Mark(at(day), "" + number, "#m" + number, "tip " + number));
        }
        return marks;
    }

    private static Timeline.Slice slice(double day, double value) {
        return new Timeline.Slice(at(day), at(day + 1), value, .4, .6, 3, "tip");
    }

    private static Timeline timeline(List<Timeline.Mark> marks, List<Timeline.Slice> slices) {
        return timeline(marks, slices, List.of());
    }

    private static Timeline timeline(Timeline.Span span) {
        return timeline(List.of(), List.of(), List.of(span));
    }

    private static Timeline timeline(
            List<Timeline.Mark> marks, List<Timeline.Slice> slices, List<Timeline.Span> spans) {
        Timeline.Panel panel =
                new Timeline.Panel("p", new Linear("", 0, 1), "votes", slices, List.of(), spans);
        return new Timeline("t", AXIS, "Marks", marks, List.of(panel));
    }

    private static double at(double day) {
        return START.getEpochSecond() + day * 86_400;
    }

    private static Instant day(int day) {
        return START.plusSeconds(day * 86_400L);
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
