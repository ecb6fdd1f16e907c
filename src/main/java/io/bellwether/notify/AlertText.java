package io.bellwether.notify;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An alert in words. Made of numbers, times and names of ours only: what people wrote does not
 * leave by this way.
 */
final class AlertText {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private AlertText() {}

    /** One line: who, what, by how much, since when. */
    static String summary(AlertRecord alert) {
        String drop =
                alert.size().isPresent()
                        ? String.format(Locale.ROOT, " by %.2f", alert.size().getAsDouble())
                        : "";
        return "%s: %s down%s since about %s (%s)"
                .formatted(
                        alert.labels().asset(),
                        alert.labels().signal().equals("mix") ? "level" : alert.labels().signal(),
                        drop,
                        minute(alert.onset()),
                        alert.labels().severity());
    }

    /** A few sentences. */
    static String description(AlertRecord alert) {
        return level(alert)
                + " "
                + alert.votes()
                + " votes of "
                + alert.authors()
                + " people since about "
                + minute(alert.onset())
                + "; raised "
                + minute(alert.raisedAt())
                + ", these figures are of "
                + minute(alert.at())
                + ".";
    }

    private static String level(AlertRecord alert) {
        OptionalDouble level = alert.level();
        OptionalDouble expected = alert.expected();
        if (level.isEmpty() || expected.isEmpty()) {
            return "The level is withheld: too few people.";
        }
        return String.format(
                Locale.ROOT,
                "Level %.2f where %.2f was expected.",
                level.getAsDouble(),
                expected.getAsDouble());
    }

    /** Where the page shows the alert; empty without a page. */
    static Optional<String> link(Optional<String> page, AlertRecord alert) {
        return page.map(url -> url + "/alerts/" + alert.id());
    }

    private static String minute(Instant instant) {
        return MINUTE.format(instant);
    }
}
