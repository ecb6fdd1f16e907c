package io.bellwether.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.demo.Episode;
import io.bellwether.demo.SampleCompany;
import io.bellwether.feedback.Asset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the alerts of the demo against the truth.
 *
 * @param lines for people
 * @param isRight whether every crisis was raised and cleared, and nothing else was raised
 */
record DemoVerdict(List<String> lines, boolean isRight) {

    DemoVerdict {
        lines = List.copyOf(lines);
    }

    /**
     * The verdict on all alert records.
     *
     * @param records in the order of each asset's alerts
     */
    static DemoVerdict of(List<JsonNode> records) {
        Map<String, JsonNode> last = new LinkedHashMap<>();
        records.forEach(record -> last.put(record.path("alertId").asText(), record));
        List<String> lines = new ArrayList<>();
        boolean isRight = true;
        for (Episode episode : SampleCompany.episodes()) {
            List<JsonNode> within = raisedWithin(episode, last);
            boolean isExpected = episode.kind() == Episode.Kind.CRISIS;
            boolean isGood =
                    isExpected
                            ? within.size() == 1 && isResolved(within.getFirst())
                            : within.isEmpty();
            isRight &= isGood;
            lines.add(line(episode, within, isGood));
        }
        long outside = last.values().stream().filter(alert -> isOutside(alert)).count();
        if (outside > 0) {
            lines.add("wrong  " + outside + " alerts outside of every episode");
        }
        lines.add(
                isRight && outside == 0
                        ? "Exactly the degraded assets were raised, and cleared as they recovered."
                        : "This is not what happened: see above.");
        return new DemoVerdict(lines, isRight && outside == 0);
    }

    private static String line(Episode episode, List<JsonNode> within, boolean isGood) {
        String found = within.isEmpty() ? "no alert" : describe(episode, within);
        return (isGood ? "right  " : "wrong  ")
                + episode.asset().label()
                + ", "
                + episode.kind().label()
                + " of "
                + DemoText.minute(episode.onset())
                + ": "
                + found;
    }

    private static String describe(Episode episode, List<JsonNode> within) {
        JsonNode alert = within.getFirst();
        Duration delay = Duration.between(episode.onset(), DemoText.time(alert, "raisedAt"));
        String raised = "raised after " + DemoText.span(delay);
        if (within.size() > 1) {
            return within.size() + " alerts";
        }
        return raised + (isResolved(alert) ? ", cleared" : ", still open");
    }

    private static boolean isResolved(JsonNode alert) {
        return alert.path("state").asText().equals("resolved");
    }

    private static List<JsonNode> raisedWithin(Episode episode, Map<String, JsonNode> alerts) {
        return alerts.values().stream().filter(alert -> isWithin(episode, alert)).toList();
    }

    private static boolean isWithin(Episode episode, JsonNode alert) {
        return DemoText.asset(alert) == episode.asset()
                && episode.covers(DemoText.time(alert, "raisedAt"));
    }

    private static boolean isOutside(JsonNode alert) {
        return SampleCompany.episodes().stream().noneMatch(episode -> isWithin(episode, alert));
    }

    /** How an alert of {@code asset} at {@code raisedAt} stands against the truth. */
    static String against(Asset asset, Instant raisedAt) {
        for (Episode episode : SampleCompany.episodes()) {
            if (episode.asset() == asset && episode.covers(raisedAt)) {
                return DemoText.span(Duration.between(episode.onset(), raisedAt))
                        + " after the truth ("
                        + episode.title()
                        + ")";
            }
        }
        return "a FALSE alarm";
    }

    /** How an all-clear of {@code asset} stands against the end of its crisis. */
    static String clearedAgainst(Asset asset, Instant clearedAt) {
        for (Episode episode : SampleCompany.episodes()) {
            if (episode.asset() == asset && episode.kind() == Episode.Kind.CRISIS) {
                Duration after = Duration.between(episode.recovery(), clearedAt);
                return DemoText.span(after)
                        + (after.isNegative() ? " before" : " after")
                        + " the recovery was complete";
            }
        }
        return "";
    }
}
