package io.bellwether.calibration;

import io.bellwether.alert.Alert;
import io.bellwether.detection.DetectorSettings;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.Level;
import io.bellwether.monitor.Monitor;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.monitor.Output;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a monitor would have told of a past under one budget, with the floors for staff.
 *
 * @param alerts the last record of each, in the order in which they were raised
 * @param levels what was told of closed hours
 */
record Told(List<Alert> alerts, List<Level> levels) {

    /** The past comes whole and sorted, so that nothing in it is late. */
    private static final String WHOLE = "history";

    Told {
        alerts = List.copyOf(alerts);
        levels = List.copyOf(levels);
    }

    static Told of(
            Asset asset,
            List<ScoredFeedback> feedback,
            MonitorSettings settings,
            double falseAlarmEveryYears) {
        DetectorSettings detector = Watch.withBudget(settings.detector(), falseAlarmEveryYears);
        Monitor monitor =
                new Monitor(
                        asset,
                        new MonitorSettings(
                                detector,
                                settings.lateness(),
                                settings.authorWindow(),
                                settings.onePerPersonSources()));
        List<Output> outputs = new ArrayList<>();
        for (ScoredFeedback each : feedback) {
            Input input = new Input.Scored(each.of(WHOLE));
            outputs.addAll(monitor.accept(input, each.eventTime()));
        }
        outputs.addAll(monitor.finish());
        return of(outputs);
    }

    private static Told of(List<Output> outputs) {
        Map<String, Alert> alerts = new LinkedHashMap<>();
        List<Level> levels = new ArrayList<>();
        for (Output output : outputs) {
            switch (output) {
                case Output.AlertChanged changed ->
                        alerts.put(changed.alert().alertId(), changed.alert());
                case Output.LevelClosed closed -> levels.add(closed.level());
                case Output.VerdictGiven given -> {}
                case Output.AuthorForgotten forgotten -> {}
            }
        }
        return new Told(List.copyOf(alerts.values()), levels);
    }

    /**
     * The stretches from the onset of each alert to its end, or to {@code end} where it is open.
     */
    List<Stretch> crises(Instant end) {
        List<Stretch> crises = new ArrayList<>();
        for (Alert alert : alerts) {
            Instant resolvedAt = alert.resolvedAt();
            crises.add(new Stretch(alert.onset(), resolvedAt == null ? end : resolvedAt));
        }
        return crises;
    }
}
