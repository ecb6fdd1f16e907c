package io.bellwether.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ForestTest {

    private static final Linear AXIS = new Linear("difference", -1, 1);

    /** The axis goes from 410 to 900: 0 lies at 655, .2 at 704. */
    @Test
    void intervalDotAndWhatIsUsualStandAtTheirPlaces() {
        String svg = svg(row(.2, -.2, .6, -.4, .4, Forest.Dot.HOLLOW));
        assertThat(svg)
                .contains(
                        "<circle class=\"bw-beyond\" cx=\"704\" cy=\"48\"",
                        "<line class=\"bw-interval\" x1=\"606\" y1=\"48\" x2=\"802\" y2=\"48\"",
                        "<rect class=\"bw-band\" x=\"557\" y=\"41.5\" width=\"196\"",
                        "<line class=\"bw-axis\" x1=\"655\"");
    }

    @Test
    void whatIsUsualIsLeftOutWhereItIsNotKnown() {
        assertThat(svg(row(.2, -.2, .6, Double.NaN, Double.NaN, Forest.Dot.FILLED)))
                .contains("class=\"bw-dot\"")
                .doesNotContain("bw-band", "NaN");
    }

    @Test
    void intervalBeyondTheAxisIsCutAndEndsInAnArrow() {
        String svg = svg(row(.5, 0, 7, -.1, .1, Forest.Dot.DIAMOND));
        assertThat(found("<line class=\"bw-interval\" x1=\"900\"[^>]* x2=\"([^\"]*)\"", svg))
                .containsExactly("896", "896");
        assertThat(svg).contains("class=\"bw-diamond\"", "rotate(45 777.5 48)");
    }

    @Test
    void namesAreEscapedAndCut() {
        String name = "<script>" + "x".repeat(100);
        Forest.Row row =
                new Forest.Row("1", "today", name, 0, -1, 1, 0, 0, Forest.Dot.FILLED, name);
        assertThat(svg(row))
                .contains("&lt;script&gt;" + "x".repeat(27) + "…</text>")
                .contains("role=\"img\" aria-label=\"title &amp; more\"")
                .doesNotContain("<script");
    }

    @Test
    void rowsStandBelowEachOther() {
        Forest.Row row = row(0, -.1, .1, 0, 0, Forest.Dot.FILLED);
        String svg = new Forest("title", AXIS, List.of(row, row, row)).toSvg();
        assertThat(found("cy=\"([^\"]*)\"", svg)).containsExactly("48", "68", "88");
    }

    @Test
    void forestWithoutARowIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Forest("title", AXIS, new ArrayList<>()));
    }

    private static Forest.Row row(
            double value, double low, double high, double from, double to, Forest.Dot dot) {
        return new Forest.Row("1", "today", "name", value, low, high, from, to, dot, "tip");
    }

    private static String svg(Forest.Row row) {
        return new Forest("title & more", AXIS, List.of(row)).toSvg();
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
