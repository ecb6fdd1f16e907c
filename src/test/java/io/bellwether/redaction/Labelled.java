package io.bellwether.redaction;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of which is known what is to be replaced. In the files it stands as {@code {kind:text}}.
 */
public record Labelled(String text, List<Found> parts) {

    private static final Pattern MARK = Pattern.compile("\\{([a-z-]+):([^}]*)\\}");

    /** The texts of a file beside this class. */
    public static List<Labelled> read(String file) throws IOException {
        try (InputStream in = Labelled.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Labelled::of)
                    .toList();
        }
    }

    static Labelled of(String marked) {
        StringBuilder text = new StringBuilder();
        List<Found> parts = new ArrayList<>();
        Matcher mark = MARK.matcher(marked);
        int from = 0;
        while (mark.find()) {
            text.append(marked, from, mark.start());
            int start = text.length();
            text.append(mark.group(2));
            parts.add(new Found(kind(mark.group(1)), start, text.length()));
            from = mark.end();
        }
        return new Labelled(text.append(marked.substring(from)).toString(), parts);
    }

    private static Kind kind(String label) {
        for (Kind kind : Kind.values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind " + label);
    }
}
