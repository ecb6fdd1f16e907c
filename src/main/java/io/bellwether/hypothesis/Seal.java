package io.bellwether.hypothesis;

import io.bellwether.feedback.Hash;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The canonical form of a hypothesis and its hash. The form is a contract: seals that were given
 * away are compared with it for years.
 */
final class Seal {

    private static final int FIRST_PRINTABLE = 0x20;

    private Seal() {}

    /** The SHA-256 of {@code text} in UTF-8, in hexadecimal digits. */
    static String of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Hash.sha256().digest(bytes));
    }

    static String canonical(Hypothesis hypothesis) {
        TreeMap<String, String> members = new TreeMap<>();
        members.put("after", window(hypothesis.after()));
        members.put("asset", quoted(hypothesis.asset().label()));
        members.put("before", window(hypothesis.before()));
        members.put("direction", quoted(hypothesis.direction().label()));
        members.put("id", quoted(hypothesis.id()));
        members.put("metric", quoted(hypothesis.metric().label()));
        members.put("minimumAuthors", Integer.toString(hypothesis.minimumAuthors()));
        members.put("registeredBy", quoted(hypothesis.registeredBy()));
        members.put("smallestEffect", decimal(hypothesis.smallestEffect()));
        members.put("title", quoted(hypothesis.title()));
        switch (hypothesis.scope()) {
            case Scope.Whole whole -> {}
            case Scope.OfSource one -> members.put("source", quoted(one.source()));
            case Scope.OfSegment one -> {
                TreeMap<String, String> label = new TreeMap<>();
                label.put(one.key(), quoted(one.value()));
                members.put("segment", object(label));
            }
        }
        return object(members);
    }

    private static String window(Window window) {
        TreeMap<String, String> members = new TreeMap<>();
        members.put("from", quoted(window.from().toString()));
        members.put("to", quoted(window.to().toString()));
        return object(members);
    }

    private static String object(SortedMap<String, String> members) {
        StringBuilder text = new StringBuilder("{");
        for (Map.Entry<String, String> member : members.entrySet()) {
            text.append(text.length() == 1 ? "" : ",");
            text.append(quoted(member.getKey())).append(':').append(member.getValue());
        }
        return text.append('}').toString();
    }

    /** A number of at most four decimals in [.0001, 1], as ECMAScript writes it. */
    private static String decimal(double value) {
        long steps = Math.round(value * Metric.STEPS);
        if (steps == Metric.STEPS) {
            return "1";
        }
        return "0." + String.format(Locale.ROOT, "%04d", steps).replaceFirst("0+$", "");
    }

    private static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            text.append(escaped(value.charAt(i)));
        }
        return text.append('"').toString();
    }

    private static String escaped(char character) {
        return switch (character) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            default ->
                    character < FIRST_PRINTABLE
                            ? String.format(Locale.ROOT, "\\u%04x", (int) character)
                            : String.valueOf(character);
        };
    }
}
