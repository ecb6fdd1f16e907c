package io.bellwether.app;

import io.bellwether.codec.AlertCodec;
import io.bellwether.codec.LevelCodec;
import io.bellwether.config.Configuration;
import io.bellwether.decision.Decision;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Pointer;
import io.bellwether.kafka.QuoteReader;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.replay.History;
import io.bellwether.replay.Past;
import io.bellwether.replay.Replay;
import io.bellwether.replay.Summary;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a past through the monitors and tells what they would have said. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Runs files of feedback, topics or a journal through the detector and tells what it would"
                    + " have said, and when. Never writes to a topic.",
            "A file holds one JSON object a line: id, timestamp, asset, author, text, rating, source;"
                    + " or score in [0, 1] in place of text. It may be gzip."
        })
final class ReplayCommand implements Callable<Integer> {

    private static final Duration QUOTES_WITHIN = Duration.ofSeconds(60);

    @Spec private CommandSpec spec;
    @Mixin private ConfigurationOptions configuration;
    @Mixin private HistoryOptions past;

    @Option(
            names = "--journal",
            description =
                    "The journal, as the service read it: the same alerts as the service's, always.")
    private boolean isFromJournal;

    @Option(
            names = "--with-settings",
            description =
                    "Replays --journal under the configuration's settings, in place of those that the"
                            + " journal tells of.")
    private boolean isWithSettings;

    @Option(
            names = "--decisions",
            paramLabel = "FILE",
            description =
                    "Decisions, one JSON object a line, to be named by the alerts they preceded;"
                            + " with --topics in place of those in the topic of decisions.")
    private @Nullable Path decisions;

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

    /** For picocli. */
    @SuppressWarnings("NullAway.Init") // the annotated fields are set by picocli before call
    ReplayCommand() {}

    @Override
    public Integer call() throws IOException {
        Configuration settings = configuration.load();
        int sources =
                (past.isFromFiles() ? 1 : 0)
                        + (past.isFromTopics() ? 1 : 0)
                        + (isFromJournal ? 1 : 0);
        if (sources != 1) {
            throw new WrongUseException(
                    "replay needs one of --files FILE..., --topics and --journal");
        }
        refuseOptionsOfOthers();
        if (past.isFromFiles()) {
            replayFiles(settings);
            return 0;
        }
        replayCluster(settings);
        return 0;
    }

    private void replayCluster(Configuration settings) throws IOException {
        try (Cluster cluster = Cluster.open(settings)) {
            Codecs codecs = new Codecs(cluster.names(), settings, AuthorNaming.asGiven());
            try (QuoteReader quotes =
                    new QuoteReader(cluster.connection(), codecs::text, QUOTES_WITHIN)) {
                if (past.isFromTopics()) {
                    replayTopics(settings, cluster, codecs, quotes);
                } else {
                    replayJournal(settings, cluster, codecs, quotes);
                }
            }
        }
    }

    private void refuseOptionsOfOthers() {
        past.refuseOptionsOfOthers();
        HistoryOptions.refuse(
                !isFromJournal && isWithSettings, "--with-settings belongs to --journal");
        HistoryOptions.refuse(
                isFromJournal && decisions != null, "--decisions belongs to --files and --topics");
        HistoryOptions.refuse(
                isFromJournal && !isWithSettings && past.declaresOnePerPerson(),
                "--one-per-person needs --with-settings where the past is the --journal");
    }

    private void replayFiles(Configuration settings) throws IOException {
        Supplier<SentimentScorer> scorer = Scoring.once(settings);
        History history = past.readFiles(scorer, Decisions.read(decisions));
        Past found = replay(settings, history);
        write(scorer, found, history.rejected(), past.textsOfFiles(found.quoted()));
    }

    private void replayTopics(
            Configuration settings, Cluster cluster, Codecs codecs, QuoteReader quotes)
            throws IOException {
        List<Decision> made = decisions == null ? null : Decisions.read(decisions);
        Supplier<SentimentScorer> scorer = Scoring.once(settings);
        History history = past.readTopics(scorer, cluster, codecs, made);
        Past found = replay(settings, history);
        write(scorer, found, history.rejected(), quotes.texts(found.quoted()));
    }

    private void replayJournal(
            Configuration settings, Cluster cluster, Codecs codecs, QuoteReader quotes)
            throws IOException {
        Replay replay =
                isWithSettings
                        ? Replay.under(asset -> past.declared(settings.monitorSettings(asset)))
                        : Replay.following(asset -> MonitorSettings.defaults());
        List<History.Rejected> rejected = new JournalHistory(cluster, codecs).drive(replay);
        Past found = replay.found();
        write(Scoring.once(settings), found, rejected, quotes.texts(found.quoted()));
    }

    private Past replay(Configuration settings, History history) {
        return Replay.under(asset -> past.declared(settings.monitorSettings(asset)))
                .history(history);
    }

    private void write(
            Supplier<SentimentScorer> scorer,
            Past found,
            List<History.Rejected> rejected,
            Map<Pointer, String> texts)
            throws IOException {
        if (alerts != null) {
            AlertCodec codec = new AlertCodec();
            Carriers carriers = Carriers.of(scorer.get());
            Lines.write(
                    alerts,
                    found.alerts(),
                    alert ->
                            codec.encode(
                                    alert,
                                    at -> Optional.ofNullable(texts.get(at)),
                                    text -> carriers.of(alert, text)));
        }
        if (levels != null) {
            LevelCodec codec = new LevelCodec();
            Lines.write(levels, found.levels(), codec::encode);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(Summary.of(found, rejected));
        out.flush();
    }
}
