package io.bellwether.replay;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A comparison of two replays in words, for a terminal. */
public final class ComparisonSummary {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ComparisonSummary() {}

    /**
     * Several lines, ended by a line break.
     *
     * @param against what the second replay was run under
     */
    public static String of(AlertComparison comparison, String against) {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "against %s: %d alerts in both, %d not under these settings, %d under these"
                                + " only%n",
                        against,
                        comparison.both().size(),
                        comparison.onlyFirst().size(),
                        comparison.onlySecond().size()));
        comparison.both().forEach(pair -> text.append(line(pair)));
        comparison.onlyFirst().forEach(alert -> text.append(line("gone", alert)));
        comparison.onlySecond().forEach(alert -> text.append(line("new", alert)));
        return text.toString();
    }

    private static String line(AlertComparison.Pair pair) {
        return String.format(
                Locale.ROOT,
                "  both %-12s %s  raised %s, then %s  %s%n",
                pair.first().asset().label(),
                pair.first().alertId(),
                MINUTE.format(pair.first().raisedAt()),
                MINUTE.format(pair.second().raisedAt()),
                words(pair.delay()));
    }

    private static String line(String kind, AlertSpan alert) {
        return String.format(
                Locale.ROOT,
                "  %-4s %-12s %s  raised %s%n",
                kind,
                alert.asset().label(),
                alert.alertId(),
                MINUTE.format(alert.raisedAt()));
    }

    private static String words(Duration delay) {
        if (delay.isZero()) {
            return "at the same time";
        }
        Duration length = delay.abs();
        String direction = delay.isNegative() ? "earlier" : "later";
        return length.toDays() > 0
                ? length.toDays() + " d " + length.toHoursPart() + " h " + direction
                : length.toHours() + " h " + length.toMinutesPart() + " min " + direction;
    }
}
