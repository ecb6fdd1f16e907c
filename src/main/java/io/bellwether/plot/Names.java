package io.bellwether.plot;

import java.util.ArrayList;
import java.util.List;

/** The names below an x axis of categories: in some lines each, or slanted where they are long. */
final class Names {

    private static final int LINES_AT_MOST = 3;
    private static final int SLANTED_LETTERS = 22;

    private Names() {}

    /** Whether the names of {@code axis} do not fit below their places upright. */
    static boolean areSlanted(Axis axis, Frame frame) {
        return axis instanceof Categories categories
                && categories.names().stream()
                        .map(name -> wrapped(name, letters(categories, frame)))
                        .anyMatch(
                                lines ->
                                        lines.size() > LINES_AT_MOST
                                                || !fit(lines, letters(categories, frame)));
    }

    static void draw(Categories axis, Frame frame, Svg svg) {
        boolean areSlanted = areSlanted(axis, frame);
        for (Tick tick : axis.ticks()) {
            double x = frame.x(tick.share());
            if (areSlanted) {
                String name = shortened(tick.text(), SLANTED_LETTERS);
                svg.turned("bw-ink", "end", -35, x + 4, frame.bottom() + 16, name);
            } else {
                drawUpright(wrapped(tick.text(), letters(axis, frame)), x, frame, svg);
            }
        }
    }

    private static void drawUpright(List<String> lines, double x, Frame frame, Svg svg) {
        double y = frame.bottom() + 17;
        for (String line : lines) {
            svg.text("bw-ink", "middle", x, y, line);
            y += 14;
        }
    }

    private static int letters(Categories axis, Frame frame) {
        return (int) (frame.width() / axis.names().size() / Svg.LETTER);
    }

    private static boolean fit(List<String> lines, int letters) {
        return lines.stream().allMatch(line -> line.length() <= letters);
    }

    private static List<String> wrapped(String name, int letters) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : List.of(name.split(" ", -1))) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > letters) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** {@code text} with at most {@code letters}. */
    static String shortened(String text, int letters) {
        int codes = text.codePointCount(0, text.length());
        return codes <= letters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, letters - 1)) + "…";
    }
}
