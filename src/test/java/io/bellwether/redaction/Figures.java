package io.bellwether.redaction;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How well parts are found: only those that begin and end right count as found. */
public final class Figures {

    private final Map<Kind, int[]> counts = new EnumMap<>(Kind.class);

    /** Compares what {@code finder} finds in {@code texts} with what is known. */
    public static Figures of(Finder finder, List<Labelled> texts) {
        Figures figures = new Figures();
        for (Labelled labelled : texts) {
            Set<Found> found = new HashSet<>(finder.find(labelled.text()));
            found.forEach(part -> figures.count(part.kind())[1]++);
            for (Found part : labelled.parts()) {
                figures.count(part.kind())[0]++;
                figures.count(part.kind())[2] += found.contains(part) ? 1 : 0;
            }
        }
        return figures;
    }

    private int[] count(Kind kind) {
        return counts.computeIfAbsent(kind, absent -> new int[3]);
    }

    public int known(Kind kind) {
        return count(kind)[0];
    }

    /** Share of what was found that is right, in [0, 1]. */
    public double precision(Kind kind) {
        return (double) count(kind)[2] / count(kind)[1];
    }

    /** Share of what is there that was found, in [0, 1]. */
    public double recall(Kind kind) {
        return (double) count(kind)[2] / count(kind)[0];
    }

    /** A line of the table in the documentation. */
    public String row(Kind kind) {
        int[] count = count(kind);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %.2f | %.2f |",
                kind.label().replace('-', ' ').replace("e mail", "e-mail"),
                count[0],
                count[1],
                count[2],
                precision(kind),
                recall(kind));
    }
}
