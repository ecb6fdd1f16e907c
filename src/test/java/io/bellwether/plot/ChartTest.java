package io.bellwether.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChartTest {

    private static final Axis X = new Linear("days", 0, 10);
    private static final Axis LOG = new Logarithmic("alarms a year", .01, 100);

    @Test
    void everyKindOfAxisSeriesAndBandGivesWellFormedXml() throws Exception {
        Document document = parsed(Chart.stacked(List.of(comparison(), course())));
        assertThat(document.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 960 840");
        assertThat(document.getDocumentElement().hasAttribute("width")).isFalse();
        assertThat(texts(document)).contains("Comparison", "Course", "method 11", "quiet", "0.01");
    }

    @Test
    void textIsNeverMarkup() throws Exception {
        String evil = "<script>alert(1)</script> & \"quoted\" 'too' \u0000\uFFFE\uD800]]>";
        List<Series> series = List.of(marks(evil, Point.of(1, 2), Point.of(2, 3)));
        Chart chart = new Chart(evil, new Linear(evil, 0, 3), LOG, series, List.of());
        Document document = parsed(chart.toSvg());
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(texts(document)).contains("<script>alert(1)</script> & \"quoted\" 'too' ]]>");
    }

    @Test
    void sameChartGivesTheSameBytes() {
        assertThat(comparison().toSvg()).isEqualTo(comparison().toSvg());
    }

    @Test
    void valueBeyondTheAxisIsDrawnHollowAtItsEnd() throws Exception {
        Series zero = marks("", Point.of(5, 0));
        Document document = parsed(Chart.of("", X, LOG, List.of(zero)).toSvg());
        Element mark = mark(document);
        assertThat(mark.getAttribute("class")).isEqualTo("bw-hollow");
        assertThat(mark.getAttribute("transform")).isEqualTo("translate(507 358)");
        Document inside = parsed(Chart.of("", X, LOG, List.of(marks("", Point.of(5, 1)))).toSvg());
        assertThat(mark(inside).getAttribute("class")).isEmpty();
        assertThat(mark(inside).getAttribute("transform")).isEqualTo("translate(507 203)");
    }

    @Test
    void seriesOfMarksStandSideBySideWithinTheirCategory() throws Exception {
        Axis names = new Categories("", List.of("a", "b"));
        List<Series> series = List.of(marks("", Point.of(0, 1)), marks("", Point.of(0, 1)));
        Document document = parsed(Chart.of("", names, LOG, series).toSvg());
        List<String> places =
                elements(document, "path").stream()
                        .map(path -> path.getAttribute("transform"))
                        .toList();
        assertThat(places).containsExactly("translate(206.7 203)", "translate(378.3 203)");
    }

    @Test
    void bandOfNoWidthIsADashedLine() throws Exception {
        Band line = Band.line(Band.Side.Y, 1, "promise");
        Band stretch = new Band(Band.Side.X, 2, 4, "alert");
        Chart chart = new Chart("", X, LOG, List.of(), List.of(line, stretch));
        Document document = parsed(chart.toSvg());
        assertThat(elements(document, "line"))
                .filteredOn(each -> each.getAttribute("class").equals("bw-dash"))
                .hasSize(1);
        assertThat(elements(document, "rect")).hasSize(2);
        assertThat(texts(document)).contains("promise", "alert");
    }

    @Test
    void longNamesOfCategoriesAreWrappedOrSlanted() throws Exception {
        Axis wrapped = new Categories("", List.of("fast wandering of the level", "b", "c", "d"));
        assertThat(texts(parsed(Chart.of("", wrapped, LOG, List.of()).toSvg())))
                .contains("fast wandering of the level");
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add("unbreakable-" + i);
        }
        Axis slanted = new Categories("", many);
        assertThat(Chart.of("", slanted, LOG, List.of()).toSvg()).contains("rotate(-35 ");
    }

    @Test
    void pointOutsideItsOwnIntervalIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Point(0, 1, 2, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> Point.of(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Point.of(1, Double.NaN));
    }

    private static Chart comparison() {
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            List<Point> points = new ArrayList<>();
            for (int j = 0; j < 8; j++) {
                double y = .02 * (i + 1) * (j + 1);
                points.add(new Point(j, i == 3 ? 0 : y, i == 3 ? 0 : y / 2, y * 2));
            }
            series.add(new Series("method " + i, Series.Style.MARKS, points));
        }
        List<String> names = List.of("quiet", "a", "b", "c", "d", "e", "f", "g");
        Axis scenarios = new Categories("scenario", names);
        Band promise = Band.line(Band.Side.Y, 1, "the promise");
        return new Chart("Comparison", scenarios, LOG, series, List.of(promise));
    }

    private static Chart course() {
        List<Point> points = List.of(Point.of(1, .4), Point.of(2, .5), Point.of(3, .3));
        Series line = new Series("level", Series.Style.LINE_AND_MARKS, points);
        return Chart.of("Course", X, Linear.around("level", .3, .5), List.of(line));
    }

    private static Series marks(String name, Point... points) {
        return new Series(name, Series.Style.MARKS, List.of(points));
    }

    private static Element mark(Document document) {
        return elements(document, "path").getLast();
    }

    private static List<String> texts(Document document) {
        return elements(document, "text").stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Document parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
