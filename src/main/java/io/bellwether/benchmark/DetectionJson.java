package io.bellwether.benchmark;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.benchmark.DetectionResults.Rates;
import io.bellwether.benchmark.DetectionResults.Waits;
import java.util.List;

/** The results as one JSON object, for other programs. A figure that does not exist is null. */
public final class DetectionJson {

    private DetectionJson() {}

    /** All results. */
    public static ObjectNode of(DetectionResults results) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        putSelection(json, results.selection());
        putRates(json.putArray("falseAlarms"), results.falseAlarms());
        putRates(json.putArray("falseAlarmsOfTuned"), results.falseAlarmsOfTuned());
        putWaits(json.putArray("delays"), results.delays());
        putRates(json.putArray("quietFalseAlarms"), results.quietFalseAlarms());
        putWaits(json.putArray("quietDelays"), results.quietDelays());
        putRates(json.putArray("ablationFalseAlarms"), results.ablationFalseAlarms());
        putWaits(json.putArray("ablationDelays"), results.ablationDelays());
        putRates(json.putArray("ablationQuietFalseAlarms"), results.ablationQuietFalseAlarms());
        putWaits(json.putArray("ablationQuietDelays"), results.ablationQuietDelays());
        ArrayNode tuned = json.putArray("tuned");
        results.tunings().forEach(each -> putTuning(tuned, each));
        ArrayNode sizes = json.putArray("stateSizes");
        for (StateSize each : results.stateSizes()) {
            sizes.addObject().put("votes", each.votes()).put("bytes", each.bytes());
        }
        return json;
    }

    private static void putSelection(ObjectNode json, Selection selection) {
        json.put("seed", selection.seed());
        Effort effort = selection.effort();
        json.putObject("effort")
                .put("years", effort.years())
                .put("calibrationYears", effort.calibrationYears())
                .put("crises", effort.crises())
                .put("quietYears", effort.quietYears())
                .put("quietCrises", effort.quietCrises());
    }

    private static void putRates(ArrayNode json, List<Rates> rates) {
        for (Rates each : rates) {
            ObjectNode scenario = json.addObject().put("scenario", each.scenario());
            ArrayNode detectors = scenario.putArray("detectors");
            for (FalseAlarms.Count count : each.counts()) {
                detectors
                        .addObject()
                        .put("name", count.name())
                        .put("alarms", count.alarms())
                        .put("repeated", count.repeated())
                        .put("shareOpen", count.shareOpen())
                        .put("years", count.years())
                        .put("perYear", count.rate())
                        .put("low", count.interval().low())
                        .put("high", count.interval().high());
            }
        }
    }

    private static void putWaits(ArrayNode json, List<Waits> waits) {
        for (Waits each : waits) {
            ObjectNode ofSize =
                    json.addObject().put("world", each.world()).put("size", each.size());
            ArrayNode detectors = ofSize.putArray("detectors");
            for (Delays.Summary summary : each.summaries()) {
                ObjectNode detector = detectors.addObject().put("name", summary.name());
                putNumber(detector, "meanHours", summary.mean());
                putNumber(detector, "low", summary.interval().low());
                putNumber(detector, "high", summary.interval().high());
                putNumber(detector, "medianHours", summary.median());
                detector.put("crises", summary.hours().size());
                detector.put("seen", summary.seen()).put("leftOut", summary.leftOut());
            }
        }
    }

    private static void putTuning(ArrayNode json, Tuning tuning) {
        for (Calibration.Tuned each : tuning.tuned()) {
            json.addObject()
                    .put("name", each.kind().name())
                    .put("world", tuning.world())
                    .put("parameter", each.parameter());
        }
    }

    private static void putNumber(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, value);
        } else {
            json.putNull(name);
        }
    }
}
