package io.bellwether.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Replaces what names or reaches a person before a text is published. The same text gives the same
 * result always. Safe for use by several threads if its finders are.
 */
public final class Redactor {

    private final List<Finder> finders;

    private Redactor(List<Finder> finders) {
        this.finders = List.copyOf(finders);
    }

    /** Replaces nothing. */
    public static Redactor none() {
        return new Redactor(List.of());
    }

    /**
     * Replaces what {@code finders} find; where two parts overlap, that of the earlier finder is
     * taken.
     */
    public static Redactor of(Finder... finders) {
        return new Redactor(List.of(finders));
    }

    /** {@code text} with placeholders. */
    public String redact(String text) {
        List<Found> parts = find(text);
        if (parts.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (Found part : parts) {
            out.append(text, from, part.from()).append(part.kind().placeholder());
            from = part.to();
        }
        return out.append(text, from, text.length()).toString();
    }

    /** What is replaced in {@code text}, in order. */
    public List<Found> find(String text) {
        List<Found> parts = new ArrayList<>();
        for (Finder finder : finders) {
            List<Found> more = finder.find(text);
            more.stream()
                    .filter(part -> parts.stream().noneMatch(part::overlaps))
                    .toList()
                    .forEach(parts::add);
        }
        parts.sort(Comparator.comparingInt(Found::from));
        return List.copyOf(parts);
    }
}
