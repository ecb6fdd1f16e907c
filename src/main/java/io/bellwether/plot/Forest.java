package io.bellwether.plot;

import java.util.List;

/**
 * Estimates one below the other on one axis, each with its interval and with what is usual (Lewis
 * and Clarke 2001, BMJ 322, tell where the name comes from). A piece of an HTML page like {@link
 * Timeline}, but an image: say in words beside it what it shows.
 *
 * <p>The same forest gives the same bytes on every machine.
 *
 * @param title what it shows, in one line
 * @param x the axis; what lies beyond it is cut and ends in an arrow
 * @param rows at least one, from top to bottom
 */
public record Forest(String title, Linear x, List<Row> rows) {

    public Forest {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a forest without a row");
        }
    }

    /** How the estimate itself is drawn. */
    public enum Dot {
        HOLLOW,
        FILLED,
        DIAMOND
    }

    /**
     * One estimate.
     *
     * @param label one to three characters
     * @param date some ten characters
     * @param name cut where it is too long
     * @param value the estimate
     * @param low lower end of its interval
     * @param high upper end of its interval
     * @param usualLow lower end of what is usual; NaN, as {@code usualHigh}, if that is not known
     * @param usualHigh upper end of what is usual
     * @param tip what is shown while the pointer rests on it
     */
    public record Row(
            String label,
            String date,
            String name,
            double value,
            double low,
            double high,
            double usualLow,
            double usualHigh,
            Dot dot,
            String tip) {}

    /** An {@code svg} element for an HTML page; it grows and shrinks with its place. */
    public String toSvg() {
        return new ForestDrawing(this).svg();
    }
}
