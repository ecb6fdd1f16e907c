package io.bellwether.plot;

import java.util.List;

/**
 * Several courses one above the other on one axis of days, below a common strip of marks. It is a
 * piece of an HTML page: its classes, which begin with {@code bw-}, are coloured by the page's
 * style sheet, and whatever has a link can be followed with pointer and keyboard.
 *
 * <p>The same timeline gives the same bytes on every machine.
 *
 * @param title what it shows, in one line
 * @param axis the days that all panels share
 * @param strip what the marks are, in one or two words
 * @param marks in the order of time
 * @param panels at least one, from top to bottom
 */
public record Timeline(
        String title, Calendar axis, String strip, List<Mark> marks, List<Panel> panels) {

    public Timeline {
        marks = List.copyOf(marks);
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("a timeline without a panel");
        }
    }

    /**
     * Something that happened at one moment.
     *
     * @param at seconds since 1970
     * @param label one to three characters; left out where marks stand too close
     * @param link where it leads, such as {@code #decision-3}
     * @param tip what it is, in one line
     */
    public record Mark(double at, String label, String link, String tip) {}

    /**
     * The course of one value.
     *
     * @param title who or what, in one line
     * @param y the values' axis
     * @param barLabel what the bars are
     * @param slices in the order of time, not overlapping
     * @param shades stretches that are told apart, drawn behind everything
     * @param spans stretches that can be followed, drawn in a lane of their own above the course
     */
    public record Panel(
            String title,
            Linear y,
            String barLabel,
            List<Slice> slices,
            List<Shade> shades,
            List<Span> spans) {

        public Panel {
            slices = List.copyOf(slices);
            shades = List.copyOf(shades);
            spans = List.copyOf(spans);
        }
    }

    /**
     * The value of one stretch of time.
     *
     * @param from seconds since 1970
     * @param to seconds since 1970; after {@code from}
     * @param value what is drawn as a line
     * @param low lower end of what is usual; NaN, as {@code high}, where that is not known
     * @param high upper end of what is usual
     * @param bar height of its bar; not negative
     * @param tip what is shown while the pointer rests on it
     */
    public record Slice(
            double from, double to, double value, double low, double high, double bar, String tip) {

        double middle() {
            return (from + to) / 2;
        }

        boolean hasBand() {
            return low <= high;
        }
    }

    /**
     * A stretch of time that is unlike the rest.
     *
     * @param from seconds since 1970
     * @param to seconds since 1970; not before {@code from}
     * @param isHatched whether it is hatched, else it is tinted
     * @param tip what it is
     */
    public record Shade(double from, double to, boolean isHatched, String tip) {}

    /**
     * A stretch of time that can be followed.
     *
     * @param from seconds since 1970
     * @param known when it was noticed; the stretch before is drawn lighter
     * @param to seconds since 1970
     * @param style the end of its class, such as {@code critical}
     * @param label what stands in it, where there is room
     * @param link where it leads
     * @param tip what it is, in one line
     */
    public record Span(
            double from,
            double known,
            double to,
            String style,
            String label,
            String link,
            String tip) {}

    /** An {@code svg} element for an HTML page; it grows and shrinks with its place. */
    public String toSvg() {
        return new TimelineDrawing(this).svg();
    }
}
