package io.bellwether.replay;

import io.bellwether.alert.Alert;
import io.bellwether.alert.AlertState;
import io.bellwether.feedback.Printable;
import io.bellwether.hypothesis.Verdict;
import io.bellwether.monitor.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** A replay in words, for a terminal: what was read of each asset and what was found. */
public final class Summary {

    private static final int REJECTED_SHOWN = 10;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Summary() {}

    /** Several lines, ended by a line break. */
    public static String of(Past past, List<History.Rejected> rejected) {
        StringBuilder text = new StringBuilder();
        for (AssetPast asset : past.assets()) {
            if (asset.records() > 0) {
                describe(asset, text);
            }
        }
        if (text.isEmpty()) {
            text.append("no feedback was read\n");
        }
        return text.append(of(rejected)).toString();
    }

    /** What could not be read and why, in some lines; empty when everything could. */
    public static String of(List<History.Rejected> rejected) {
        StringBuilder text = new StringBuilder();
        if (!rejected.isEmpty()) {
            describe(rejected, text);
        }
        return text.toString();
    }

    /**
     * How many records of a journal were scored again, in one line.
     *
     * @param gone those whose text is gone
     * @param broken those whose text the scorer failed on
     */
    public static String ofRescoring(long scored, long gone, long broken) {
        String failed =
                broken == 0
                        ? ""
                        : String.format(
                                Locale.ROOT, ", and %,d since the scorer failed on it", broken);
        return String.format(
                Locale.ROOT,
                "%,d records were scored again; %,d keep the score they had, since their text is"
                        + " gone%s%n",
                scored,
                gone,
                failed);
    }

    private static void describe(AssetPast asset, StringBuilder text) {
        long votes = asset.levels().stream().mapToLong(Level::votes).sum();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%-12s %,d records, %,d votes, %,d not scored (%,d foreign); %s at the end%n",
                        asset.asset().label(),
                        asset.records(),
                        votes,
                        asset.notScored(),
                        asset.foreign(),
                        asset.phase().label()));
        Map<String, Alert> last = new LinkedHashMap<>();
        asset.alerts().forEach(alert -> last.put(alert.alertId(), alert));
        if (last.isEmpty()) {
            text.append("             no alert\n");
        }
        last.values().forEach(alert -> text.append(line(alert)));
        asset.verdicts().forEach(verdict -> text.append(line(verdict)));
    }

    /** One alert by its last record. */
    public static String line(Alert alert) {
        return String.format(
                Locale.ROOT,
                "             %s  %-8s raised %s  onset %s  size %s  %s%n",
                alert.alertId(),
                alert.severity().label(),
                MINUTE.format(alert.raisedAt()),
                MINUTE.format(alert.onset()),
                number(alert.size()),
                end(alert));
    }

    /** One verdict, with its effect and interval where they may be shown. */
    public static String line(Verdict verdict) {
        List<String> notes = new ArrayList<>();
        verdict.reasons().forEach(reason -> notes.add(reason.label()));
        verdict.marks().forEach(mark -> notes.add(mark.label()));
        return String.format(
                Locale.ROOT,
                "             %-12s %s  effect %s (%s to %s), %s and %s votes%s%n",
                verdict.answer().label(),
                // A stranger chose it, and it goes to a terminal.
                Printable.line(verdict.hypothesis().id()),
                number(verdict.effect()),
                number(verdict.low()),
                number(verdict.high()),
                votes(verdict.before(), verdict),
                votes(verdict.after(), verdict),
                notes.isEmpty() ? "" : "; " + String.join(", ", notes));
    }

    private static String votes(Verdict.Side side, Verdict verdict) {
        if (verdict.reasons().contains(Verdict.Reason.TOO_MANY_OPEN)) {
            return "no";
        }
        return side.isWithheld() ? "withheld" : String.format(Locale.ROOT, "%,d", side.votes());
    }

    private static String end(Alert alert) {
        Instant resolvedAt = alert.resolvedAt();
        if (alert.state() != AlertState.RESOLVED || resolvedAt == null) {
            return "open";
        }
        long days = Duration.between(alert.raisedAt(), resolvedAt).toDays();
        return "resolved " + MINUTE.format(resolvedAt) + " after " + days + " d";
    }

    private static String number(OptionalDouble value) {
        return value.isPresent()
                ? String.format(Locale.ROOT, "%.3f", value.getAsDouble())
                : "withheld";
    }

    private static void describe(List<History.Rejected> rejected, StringBuilder text) {
        text.append(
                String.format(Locale.ROOT, "%,d records could not be read:%n", rejected.size()));
        Map<String, Integer> byReason = new java.util.TreeMap<>();
        rejected.forEach(
                each -> byReason.merge(each.rejection().reason().label(), 1, Integer::sum));
        byReason.forEach(
                (reason, count) ->
                        text.append(String.format(Locale.ROOT, "  %,6d %s%n", count, reason)));
        rejected.stream()
                .limit(REJECTED_SHOWN)
                .forEach(
                        each ->
                                text.append("  ")
                                        .append(Printable.line(each.toString()))
                                        .append('\n'));
        if (rejected.size() > REJECTED_SHOWN) {
            text.append("  ...\n");
        }
    }
}
