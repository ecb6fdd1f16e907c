package io.bellwether.report;

import io.bellwether.html.Html;

/**
 * A digest as Markdown (CommonMark 0.31, and GitHub's additions). What people wrote stays what it
 * is: it can become neither HTML nor a link, a heading, a list, a mention or an emphasis.
 */
public final class MarkdownDigest {

    private MarkdownDigest() {}

    /** The text, ended by a line break. */
    public static String of(Digest digest) {
        StringBuilder out = new StringBuilder();
        out.append("# ").append(plain(digest.title())).append('\n');
        for (Digest.Section section : digest.sections()) {
            out.append("\n## ").append(plain(section.heading())).append("\n\n");
            section.items().forEach(item -> write(item, out));
        }
        if (!digest.rest().isEmpty()) {
            out.append('\n').append(plain(digest.rest())).append('\n');
        }
        return out.toString();
    }

    private static void write(Digest.Item item, StringBuilder out) {
        out.append("- **").append(plain(item.subject())).append("**: ");
        out.append(plain(item.text())).append('\n');
        String between = "";
        for (String quote : item.quotes()) {
            // The mark before it keeps the first character of a quote from meaning anything.
            out.append(between).append("  > “").append(plain(quote)).append("”\n");
            between = "  >\n";
        }
    }

    /** {@code text} in one line in which nothing is markup. */
    static String plain(String text) {
        String line = Html.seen(text).replaceAll("[\\s\u2028\u2029]+", " ").strip();
        StringBuilder plain = new StringBuilder(line.length() + 16);
        for (int i = 0; i < line.length(); i++) {
            append(line, i, plain);
        }
        return plain.toString();
    }

    private static void append(String line, int at, StringBuilder plain) {
        char letter = line.charAt(at);
        switch (letter) {
            case '&' -> plain.append("&amp;");
            case '<' -> plain.append("&lt;");
            case '>' -> plain.append("&gt;");
            case '\\', '`', '*', '_', '[', ']', '~', '|', '#', '@', '$' ->
                    plain.append('\\').append(letter);
            case ':' -> plain.append(line.startsWith("//", at + 1) ? "\\:" : ":");
            case '.' -> plain.append(isAfterWww(line, at) ? "\\." : ".");
            default -> plain.append(letter);
        }
    }

    private static boolean isAfterWww(String line, int at) {
        return at >= 3 && line.regionMatches(true, at - 3, "www", 0, 3);
    }
}
