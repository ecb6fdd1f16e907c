package io.bellwether.theme;

import java.util.Comparator;

/**
 * Where a text speaks of a theme. Ordered by theme, then by place.
 *
 * @param theme what it speaks of
 * @param begin first UTF-16 character of the text, counted from 0
 * @param end the character after the last one; above {@code begin}
 */
public record ThemeSpan(Theme theme, int begin, int end) implements Comparable<ThemeSpan> {

    private static final Comparator<ThemeSpan> ORDER =
            Comparator.comparing(ThemeSpan::theme)
                    .thenComparingInt(ThemeSpan::begin)
                    .thenComparingInt(ThemeSpan::end);

    public ThemeSpan {
        if (begin < 0 || end <= begin) {
            throw new IllegalArgumentException("span [" + begin + ", " + end + ") is empty");
        }
    }

    @Override
    public int compareTo(ThemeSpan other) {
        return ORDER.compare(this, other);
    }
}
