package io.bellwether.app;

import io.bellwether.alert.Alert;
import io.bellwether.app.ReplaySource.Found;
import io.bellwether.config.Configuration;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Pointer;
import io.bellwether.html.PublicAlert;
import io.bellwether.replay.AssetPast;
import io.bellwether.report.AssetStory;
import io.bellwether.report.HtmlReport;
import io.bellwether.report.JsonReport;
import io.bellwether.report.Retrospective;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a command is asked to write a report of a past. */
final class ReportOptions {

    @Option(
            names = "--report",
            paramLabel = "OUT.html",
            description = "Writes a report for people: one HTML file that needs nothing else.")
    private @Nullable Path html;

    @Option(
            names = "--json",
            paramLabel = "OUT.json",
            description = "Writes what the report holds as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            defaultValue = "Retrospective",
            description = "Heads the report; default: ${DEFAULT-VALUE}.")
    private String title = "";

    /** What cannot be written later is refused before the work. */
    void check() {
        if (html != null) {
            Target.checkFile("--report", html);
        }
        if (json != null) {
            Target.checkFile("--json", json);
        }
        HistoryOptions.refuse(title.isBlank(), "--title is empty");
    }

    /**
     * Writes what was asked for.
     *
     * @param scorer whose words the alerts name; asked only if anything is written
     * @param texts of what the alerts quote
     * @param settings under which the past was replayed; empty where it tells of its own
     */
    void write(
            Found found,
            Supplier<SentimentScorer> scorer,
            Map<Pointer, String> texts,
            Optional<Configuration> settings)
            throws IOException {
        if (html == null && json == null) {
            return;
        }
        Retrospective past =
                retrospective(title, found, ReplayOutputs.encoder(scorer.get(), texts), settings);
        if (html != null) {
            Files.writeString(html, HtmlReport.of(past));
        }
        if (json != null) {
            Files.writeString(json, JsonReport.of(past));
        }
    }

    /**
     * What a replay found, as a report tells it.
     *
     * @param encode the public form of an alert
     * @param settings under which the past was replayed; empty where it tells of its own
     */
    static Retrospective retrospective(
            String title,
            Found found,
            Function<Alert, String> encode,
            Optional<Configuration> settings)
            throws IOException {
        TreeMap<String, Long> reasons = new TreeMap<>();
        found.rejected()
                .forEach(each -> reasons.merge(each.rejection().reason().label(), 1L, Long::sum));
        return new Retrospective(
                title,
                "bellwether " + Version.number(),
                found.past().assets().stream()
                        .map(asset -> story(asset, encode, budget(asset.asset(), settings)))
                        .toList(),
                found.past().decisions(),
                found.past().verdicts(),
                reasons);
    }

    private static OptionalDouble budget(Asset asset, Optional<Configuration> settings) {
        return settings.map(each -> each.monitorSettings(asset).detector().falseAlarmEveryYears())
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    private static AssetStory story(
            AssetPast asset, Function<Alert, String> encode, OptionalDouble budget) {
        return new AssetStory(
                asset.asset(),
                asset.records(),
                asset.notScored(),
                asset.foreign(),
                asset.phase(),
                budget,
                asset.levels(),
                asset.alerts().stream().map(alert -> PublicAlert.of(encode.apply(alert))).toList());
    }
}
