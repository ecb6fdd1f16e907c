package io.bellwether.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.replay.AlertComparison;
import io.bellwether.replay.AlertSpan;
import java.time.Instant;
import java.util.List;

/** A comparison of two replays as JSON: fields in a fixed order, in one line. */
final class ComparisonJson {

    private ComparisonJson() {}

    /**
     * One object, ended by a line break.
     *
     * @param against the settings of the second replay, {@code key=value}
     */
    static String of(AlertComparison comparison, List<String> against) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode settings = json.putArray("against");
        against.forEach(settings::add);
        ArrayNode both = json.putArray("both");
        for (AlertComparison.Pair pair : comparison.both()) {
            ObjectNode one = both.addObject();
            one.put("raisedLaterSeconds", pair.delay().toSeconds());
            put(pair.first(), one.putObject("first"));
            put(pair.second(), one.putObject("second"));
        }
        ArrayNode onlyFirst = json.putArray("onlyFirst");
        comparison.onlyFirst().forEach(alert -> put(alert, onlyFirst.addObject()));
        ArrayNode onlySecond = json.putArray("onlySecond");
        comparison.onlySecond().forEach(alert -> put(alert, onlySecond.addObject()));
        return json + "\n";
    }

    private static void put(AlertSpan alert, ObjectNode json) {
        json.put("alertId", alert.alertId());
        json.put("asset", alert.asset().label());
        json.put("signal", alert.signal());
        json.put("severity", alert.severity().label());
        json.put("onset", alert.onset().toString());
        json.put("raisedAt", alert.raisedAt().toString());
        Instant resolvedAt = alert.resolvedAt();
        json.put("resolvedAt", resolvedAt == null ? null : resolvedAt.toString());
    }
}
