package io.bellwether.app;

import io.bellwether.alert.Alert;
import io.bellwether.codec.AlertCodec;
import io.bellwether.codec.LevelCodec;
import io.bellwether.codec.VerdictCodec;
import io.bellwether.feedback.Pointer;
import io.bellwether.replay.Past;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a replay's records are written to files, and the writing. */
final class ReplayOutputs {

    @Option(
            names = "--alerts",
            paramLabel = "OUT",
            description = "Writes the alert records, one JSON object a line.")
    private @Nullable Path alerts;

    @Option(
            names = "--levels",
            paramLabel = "OUT",
            description = "Writes the level records, one JSON object a line.")
    private @Nullable Path levels;

    @Option(
            names = "--verdicts",
            paramLabel = "OUT",
            description = "Writes the verdict records, one JSON object a line.")
    private @Nullable Path verdicts;

    /**
     * Writes what is asked for.
     *
     * @param scorer whose words the alerts name; asked only for alerts
     * @param texts of what the alerts quote
     */
    void write(Past past, Supplier<SentimentScorer> scorer, Map<Pointer, String> texts)
            throws IOException {
        if (alerts != null) {
            Lines.write(alerts, past.alerts(), encoder(scorer.get(), texts));
        }
        if (levels != null) {
            LevelCodec codec = new LevelCodec();
            Lines.write(levels, past.levels(), codec::encode);
        }
        if (verdicts != null) {
            Lines.write(verdicts, past.verdicts(), new VerdictCodec()::encode);
        }
    }

    /**
     * The public form of alerts.
     *
     * @param scorer whose words they name
     * @param texts of what they quote
     */
    static Function<Alert, String> encoder(SentimentScorer scorer, Map<Pointer, String> texts) {
        AlertCodec codec = new AlertCodec();
        Carriers carriers = Carriers.of(scorer);
        return alert ->
                codec.encode(
                        alert,
                        at -> Optional.ofNullable(texts.get(at)),
                        text -> carriers.of(alert, text));
    }
}
