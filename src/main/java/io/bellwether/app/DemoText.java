package io.bellwether.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Printable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the demo writes times and other people's words. */
final class DemoText {

    private static final int LONGEST = 110;
    private static final DateTimeFormatter DAY = formatter("d MMM yyyy");
    private static final DateTimeFormatter MINUTE = formatter("d MMM HH:mm");

    private DemoText() {}

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    static String day(Instant instant) {
        return DAY.format(instant);
    }

    static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    static Instant time(JsonNode node, String field) {
        return Instant.parse(node.path(field).asText());
    }

    static Asset asset(JsonNode alert) {
        return Asset.ofLabel(alert.path("asset").asText()).orElseThrow();
    }

    /** Such as "3 h" or "2 d 5 h"; never negative. */
    static String span(Duration duration) {
        long hours = duration.abs().plusMinutes(30).toHours();
        return hours < 48 ? hours + " h" : hours / 24 + " d " + hours % 24 + " h";
    }

    /** One line without anything that a terminal would obey. */
    static String printable(String text) {
        return Printable.line(text, LONGEST);
    }

    /** Texts in one line, with commas between them. */
    static String words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asText()));
        return printable(String.join(", ", words));
    }
}
