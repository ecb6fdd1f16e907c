package io.bellwether.plot;

import java.util.List;

/**
 * Values that belong together and share a colour.
 *
 * @param name what the legend says; empty for none
 * @param style how they are drawn
 * @param points in the order in which a line joins them
 */
public record Series(String name, Style style, List<Point> points) {

    /** How a series is drawn. Intervals are drawn wherever points have them. */
    public enum Style {
        LINE,
        MARKS,
        LINE_AND_MARKS;

        boolean hasLine() {
            return this != MARKS;
        }

        boolean hasMarks() {
            return this != LINE;
        }
    }

    public Series {
        points = List.copyOf(points);
    }
}
