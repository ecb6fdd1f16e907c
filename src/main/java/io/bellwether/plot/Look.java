package io.bellwether.plot;

import java.util.List;

/**
 * Colour and shape by which a series is told from the others.
 *
 * <p>The colours are those of Okabe &amp; Ito (2008), Color Universal Design, which can be told
 * apart with every common kind of colour blindness; yellow and black are left out and two are
 * darkened a little, since they would vanish on light or dark paper. Seven colours and six shapes
 * make 42 pairs before one comes again.
 */
record Look(String colour, String outline) {

    private static final List<String> COLOURS =
            List.of("#0f7fc4", "#d55e00", "#009e73", "#cc79a7", "#d18f00", "#56a4d9", "#808890");

    /** Paths around 0, about 8 pixels across. */
    private static final List<String> OUTLINES =
            List.of(
                    "M4 0A4 4 0 1 1 -4 0A4 4 0 1 1 4 0Z",
                    "M-3.6 -3.6H3.6V3.6H-3.6Z",
                    "M0 -4.8L4.5 3.4H-4.5Z",
                    "M0 -5L5 0L0 5L-5 0Z",
                    "M0 4.8L4.5 -3.4H-4.5Z",
                    "M-1.5 -4.5H1.5V-1.5H4.5V1.5H1.5V4.5H-1.5V1.5H-4.5V-1.5H-1.5Z");

    static Look of(int series) {
        return new Look(
                COLOURS.get(series % COLOURS.size()), OUTLINES.get(series % OUTLINES.size()));
    }

    /** A mark at a place; the element stays open for its text. */
    Svg mark(Svg svg, double x, double y, boolean isHollow) {
        String place = "translate(" + Numbers.coordinate(x) + " " + Numbers.coordinate(y) + ")";
        svg.open("path").has("d", outline).has("transform", place).has("stroke", colour);
        return isHollow
                ? svg.has("class", "bw-hollow").has("stroke-width", "1.4")
                : svg.has("fill", colour);
    }
}
