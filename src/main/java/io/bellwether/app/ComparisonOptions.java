package io.bellwether.app;

import io.bellwether.app.ReplaySource.Found;
import io.bellwether.config.Configuration;
import io.bellwether.feedback.Asset;
import io.bellwether.replay.AlertComparison;
import io.bellwether.replay.ComparisonSummary;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a replay is compared with one under other settings, and the comparing. */
final class ComparisonOptions {

    /** Keys that say where the past lies and how it is read. */
    private static final Pattern CHOOSES_PAST =
            Pattern.compile("^kafka\\.|^data\\.|\\.topics|\\.mapping");

    @Option(
            names = "--against",
            paramLabel = "KEY=VALUE",
            description = {
                "Replays the same past a second time with this key changed, and tells which alerts"
                        + " both have and which only one; may be given several times. With"
                        + " scorer.* everything is scored twice."
            })
    private List<String> against = new ArrayList<>();

    @Option(
            names = "--comparison",
            paramLabel = "OUT",
            description = "Writes the comparison as one JSON object.")
    private @Nullable Path output;

    /** What the second replay changes; empty when there is none. */
    List<String> against() {
        return List.copyOf(against);
    }

    /** Refuses what cannot be compared, or changes nothing, before anything is read. */
    void check(Configuration first, Configuration second, Scope scope) {
        HistoryOptions.refuse(
                against.isEmpty() && output != null, "--comparison belongs to --against");
        if (output != null) {
            Target.checkFile("--comparison", output);
        }
        if (against.isEmpty()) {
            return;
        }
        HistoryOptions.refuse(
                !areOfOnePast(first, second),
                "--against must change how the past is watched or scored, not which past it is");
        boolean isWatchedOtherwise = isWatchedOtherwise(first, second);
        boolean isScoredOtherwise = isScoredOtherwise(first, second);
        HistoryOptions.refuse(
                isWatchedOtherwise && !scope.usesSettings,
                "--against needs --with-settings where the past is the --journal, so that both"
                        + " replays differ in nothing else");
        HistoryOptions.refuse(
                isScoredOtherwise && !scope.usesScorer,
                "--against with scorer.* needs --rescore where the past is the --journal");
        HistoryOptions.refuse(
                !isWatchedOtherwise && !isScoredOtherwise,
                "--against changes nothing that a replay depends on");
    }

    /**
     * What of a configuration a replay uses.
     *
     * @param usesSettings whether it watches under the configuration's settings
     * @param usesScorer whether it scores by the configuration's scorer
     */
    record Scope(boolean usesSettings, boolean usesScorer) {}

    /** One replay under each configuration, of which the past is read once where that suffices. */
    static List<Found> replay(
            ReplaySource source,
            Supplier<SentimentScorer> scorer,
            Configuration first,
            Configuration second)
            throws IOException {
        if (!isScoredOtherwise(first, second)) {
            return source.replay(scorer, List.of(first, second));
        }
        List<Found> found = new ArrayList<>(source.replay(scorer, List.of(first)));
        found.addAll(source.replay(Scoring.once(second), List.of(second)));
        return found;
    }

    /** Writes the comparison where it is asked for; in words. */
    String compare(Found first, Found second) throws IOException {
        AlertComparison comparison =
                AlertComparison.of(first.past().alerts(), second.past().alerts());
        if (output != null) {
            Files.writeString(
                    output, ComparisonJson.of(comparison, against), StandardCharsets.UTF_8);
        }
        return ComparisonSummary.of(comparison, String.join(", ", against));
    }

    private static boolean areOfOnePast(Configuration first, Configuration second) {
        Map<String, String> before = first.effective();
        return second.effective().entrySet().stream()
                .filter(entry -> CHOOSES_PAST.matcher(entry.getKey()).find())
                .allMatch(entry -> entry.getValue().equals(before.get(entry.getKey())));
    }

    private static boolean isWatchedOtherwise(Configuration first, Configuration second) {
        boolean isSame = true;
        for (Asset asset : Asset.values()) {
            isSame &= first.monitorSettings(asset).equals(second.monitorSettings(asset));
        }
        return !isSame;
    }

    private static boolean isScoredOtherwise(Configuration first, Configuration second) {
        return first.scorerKind() != second.scorerKind()
                || !Objects.equals(first.scorerModel(), second.scorerModel());
    }
}
