package io.bellwether.dashboard;

import io.bellwether.html.Words;

/** Alerts in one line. */
final class AlertWords {

    private AlertWords() {}

    /** Such as {@code Major alert, by 0.12, since about 5 Jan 2026 12:00}. */
    static String line(AlertHead alert) {
        return Words.capital(alert.severity().label())
                + " alert, by "
                + Words.shown(alert.size())
                + ", since about "
                + Words.minute(alert.onset());
    }

    /** What fell first. */
    static String signal(String signal) {
        return switch (signal) {
            case "rating" -> "The stars that people give fell first.";
            case "mix" -> "Nothing but who speaks has changed.";
            default -> "What people write fell first.";
        };
    }

    /** For the tip of a drawing. */
    static String tip(AlertHead alert) {
        return "Alert of "
                + alert.asset().label()
                + ", "
                + alert.severity().label()
                + ": raised "
                + Words.minute(alert.raisedAt())
                + ", since about "
                + Words.minute(alert.onset())
                + ", by "
                + Words.shown(alert.size())
                + (alert.resolvedAt() == null
                        ? ", open"
                        : ", resolved " + Words.minute(alert.resolvedAt()));
    }
}
