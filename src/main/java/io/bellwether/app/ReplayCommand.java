package io.bellwether.app;

import io.bellwether.codec.AlertCodec;
import io.bellwether.codec.FieldMapping;
import io.bellwether.codec.FileLineDecoder;
import io.bellwether.codec.LevelCodec;
import io.bellwether.config.Configuration;
import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Pointer;
import io.bellwether.kafka.QuoteReader;
import io.bellwether.kafka.TopicRange;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.replay.FeedbackLines;
import io.bellwether.replay.FileHistory;
import io.bellwether.replay.FileQuotes;
import io.bellwether.replay.History;
import io.bellwether.replay.HistoryScoring;
import io.bellwether.replay.Line;
import io.bellwether.replay.Past;
import io.bellwether.replay.Replay;
import io.bellwether.replay.Summary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

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

    @Option(
            names = {"-f", "--files"},
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of feedback, in any order.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--topics", description = "The feedback topics, scored anew.")
    private boolean isFromTopics;

    @Option(
            names = "--journal",
            description =
                    "The journal, as the service read it: the same alerts as the service's, always.")
    private boolean isFromJournal;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "First event time of --topics, such as 2022-10-01T00:00:00Z.")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "Event time before which --topics ends.")
    private @Nullable Instant to;

    @Option(
            names = "--with-settings",
            description =
                    "Replays --journal under the configuration's settings, in place of those that the"
                            + " journal tells of.")
    private boolean isWithSettings;

    @Option(
            names = "--asset",
            paramLabel = "ASSET",
            description = "Asset of lines that name none: ${COMPLETION-CANDIDATES}.")
    private @Nullable Asset asset;

    @Option(
            names = "--decisions",
            paramLabel = "FILE",
            description =
                    "Decisions, one JSON object a line, to be named by the alerts they preceded;"
                            + " with --topics in place of those in the topic of decisions.")
    private @Nullable Path decisions;

    @Option(
            names = "--one-per-person",
            arity = "0..1",
            fallbackValue = "*",
            split = ",",
            paramLabel = "SOURCE",
            description = {
                "Sources whose records without author come from one person each; without a name,"
                        + " all. They then count towards the floors for staff."
            })
    private List<String> onePerPerson = new ArrayList<>();

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
        int sources = (files.isEmpty() ? 0 : 1) + (isFromTopics ? 1 : 0) + (isFromJournal ? 1 : 0);
        if (sources != 1) {
            throw new WrongUseException(
                    "replay needs one of --files FILE..., --topics and --journal");
        }
        refuseOptionsOfOthers();
        if (!files.isEmpty()) {
            replayFiles(settings);
            return 0;
        }
        try (Cluster cluster = Cluster.open(settings)) {
            Codecs codecs = new Codecs(cluster.names(), settings, AuthorNaming.asGiven());
            try (QuoteReader quotes =
                    new QuoteReader(cluster.connection(), codecs::text, QUOTES_WITHIN)) {
                if (isFromTopics) {
                    replayTopics(settings, cluster, codecs, quotes);
                } else {
                    replayJournal(settings, cluster, codecs, quotes);
                }
            }
        }
        return 0;
    }

    /** An option that changes nothing would be taken for one that did. */
    private void refuseOptionsOfOthers() {
        refuse(!isFromTopics && from != null, "--from belongs to --topics");
        refuse(!isFromTopics && to != null, "--to belongs to --topics");
        refuse(!isFromJournal && isWithSettings, "--with-settings belongs to --journal");
        refuse(files.isEmpty() && asset != null, "--asset belongs to --files");
        refuse(isFromJournal && decisions != null, "--decisions belongs to --files and --topics");
        refuse(
                isFromJournal && !isWithSettings && !onePerPerson.isEmpty(),
                "--one-per-person needs --with-settings where the past is the --journal");
    }

    private static void refuse(boolean isSenseless, String message) {
        if (isSenseless) {
            throw new WrongUseException(message);
        }
    }

    private void replayFiles(Configuration settings) throws IOException {
        checkFiles();
        // Lines that are equal are told apart by their order, and so must not follow the user's.
        files.sort(Comparator.comparing(FeedbackLines::nameOf));
        FileLineDecoder decoder =
                new FileLineDecoder(FieldMapping.identity(), AuthorNaming.asGiven());
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        History history;
        try (Progress progress = Progress.bytes("reading", bytes)) {
            Flux<Line> lines = new FileHistory(decoder, asset).lines(files, progress::step);
            history = score(settings, lines, Decisions.read(decisions));
        }
        Past past = replay(settings, history);
        Map<Pointer, String> texts = new FileQuotes(decoder, asset).read(files, past.quoted());
        write(past, history.rejected(), texts);
    }

    private void replayTopics(
            Configuration settings, Cluster cluster, Codecs codecs, QuoteReader quotes)
            throws IOException {
        TopicHistory topics =
                new TopicHistory(
                        cluster, codecs, Optional.ofNullable(from), Optional.ofNullable(to));
        List<TopicRange> ranges = topics.ranges();
        long total = ranges.stream().mapToLong(range -> range.to() - range.from()).sum();
        History history;
        try (Progress progress = Progress.count("reading", total)) {
            List<Decision> made =
                    decisions == null ? topics.decisions() : Decisions.read(decisions);
            history = score(settings, topics.lines(ranges, progress::step), made);
        }
        Past past = replay(settings, history);
        write(past, history.rejected(), quotes.texts(past.quoted()));
    }

    private void replayJournal(
            Configuration settings, Cluster cluster, Codecs codecs, QuoteReader quotes)
            throws IOException {
        Replay replay =
                isWithSettings
                        ? Replay.under(asset -> declared(settings.monitorSettings(asset)))
                        : Replay.following(asset -> MonitorSettings.defaults());
        List<History.Rejected> rejected = new JournalHistory(cluster, codecs).drive(replay);
        Past past = replay.found();
        write(past, rejected, quotes.texts(past.quoted()));
    }

    private Past replay(Configuration settings, History history) {
        return Replay.under(asset -> declared(settings.monitorSettings(asset))).history(history);
    }

    private static History score(
            Configuration settings, Flux<Line> lines, List<Decision> decisions) {
        int cores = Runtime.getRuntime().availableProcessors();
        Scheduler scheduler = Schedulers.newParallel("scoring", cores);
        try {
            History scored =
                    new HistoryScoring(() -> Scoring.open(settings), scheduler, cores)
                            .score(lines)
                            .block();
            if (scored == null) {
                throw new IllegalStateException("a past ended without a history");
            }
            return new History(scored.feedback(), decisions, scored.rejected());
        } finally {
            scheduler.dispose();
        }
    }

    private void checkFiles() {
        Set<String> names = new HashSet<>();
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new WrongUseException("cannot read " + file + "; is the path right?");
            }
            if (!names.add(FeedbackLines.nameOf(file))) {
                throw new WrongUseException(
                        "two files are named "
                                + FeedbackLines.nameOf(file)
                                + "; rename one, since alerts point to lines by file name");
            }
        }
    }

    private MonitorSettings declared(MonitorSettings settings) {
        TreeSet<String> sources = new TreeSet<>(settings.onePerPersonSources());
        sources.addAll(onePerPerson);
        return new MonitorSettings(
                settings.detector(), settings.lateness(), settings.authorWindow(), sources);
    }

    private void write(Past past, List<History.Rejected> rejected, Map<Pointer, String> texts)
            throws IOException {
        if (alerts != null) {
            AlertCodec codec = new AlertCodec();
            Lines.write(
                    alerts,
                    past.alerts(),
                    alert -> codec.encode(alert, at -> Optional.ofNullable(texts.get(at))));
        }
        if (levels != null) {
            LevelCodec codec = new LevelCodec();
            Lines.write(levels, past.levels(), codec::encode);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(Summary.of(past, rejected));
        out.flush();
    }
}
