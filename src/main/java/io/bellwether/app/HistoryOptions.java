package io.bellwether.app;

import io.bellwether.codec.FieldMapping;
import io.bellwether.codec.FileLineDecoder;
import io.bellwether.codec.ShippedThemes;
import io.bellwether.config.Configuration;
import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Pointer;
import io.bellwether.hypothesis.Hypothesis;
import io.bellwether.kafka.TopicRange;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.replay.Arrivals;
import io.bellwether.replay.FeedbackLines;
import io.bellwether.replay.FileHistory;
import io.bellwether.replay.FileQuotes;
import io.bellwether.replay.History;
import io.bellwether.replay.HistoryScoring;
import io.bellwether.replay.Line;
import io.bellwether.replay.Replay;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The options by which a command chooses the past it looks at, and the reading of that past. */
final class HistoryOptions {

    @Option(
            names = {"-f", "--files"},
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of feedback, in any order.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--topics", description = "The feedback topics, scored anew.")
    private boolean isFromTopics;

    @Mixin private StretchOptions stretch = new StretchOptions();

    @Option(
            names = "--asset",
            paramLabel = "ASSET",
            description = "Asset of lines that name none: ${COMPLETION-CANDIDATES}.")
    private @Nullable Asset asset;

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

    boolean isFromFiles() {
        return !files.isEmpty();
    }

    boolean isFromTopics() {
        return isFromTopics;
    }

    boolean declaresOnePerPerson() {
        return !onePerPerson.isEmpty();
    }

    /** Which part of the topics, or of the journal, is looked at. */
    StretchOptions stretch() {
        return stretch;
    }

    /** An option that changes nothing would be taken for one that did. */
    void refuseOptionsOfOthers() {
        stretch.check(isFromTopics, "--topics");
        refuseOptionsOfFiles();
    }

    /** The same of a command that can also read the journal. */
    void refuseOptionsOfOthers(boolean isFromJournal) {
        stretch.check(isFromTopics || isFromJournal, "--topics and --journal");
        refuseOptionsOfFiles();
    }

    private void refuseOptionsOfFiles() {
        refuse(files.isEmpty() && asset != null, "--asset belongs to --files");
    }

    static void refuse(boolean isSenseless, String message) {
        if (isSenseless) {
            throw new WrongUseException(message);
        }
    }

    /** {@code settings} with the declared sources among the one-per-person ones. */
    MonitorSettings declared(MonitorSettings settings) {
        TreeSet<String> sources = new TreeSet<>(settings.onePerPersonSources());
        sources.addAll(onePerPerson);
        return new MonitorSettings(
                settings.detector(), settings.lateness(), settings.authorWindow(), sources);
    }

    /** What the files tell, scored, beside {@code decisions}. */
    History readFiles(Supplier<SentimentScorer> scorer, List<Decision> decisions)
            throws IOException {
        checkFiles();
        // Lines that are equal are told apart by their order, and so must not follow the user's.
        files.sort(Comparator.comparing(FeedbackLines::nameOf));
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        try (Progress progress = Progress.bytes("reading", bytes)) {
            Flux<Line> lines = new FileHistory(decoder(), asset).lines(files, progress::step);
            return score(scorer, lines, () -> decisions);
        }
    }

    /** The texts at {@code places} in the files. */
    Map<Pointer, String> textsOfFiles(Set<Pointer> places) throws IOException {
        return new FileQuotes(decoder(), asset).read(files, places);
    }

    /**
     * What the topics tell, scored.
     *
     * @param decisions those to tell beside it; null for those in their topic
     * @param hypotheses those to tell beside it, where they were registered in it
     * @param heard takes what is read
     */
    History readTopics(
            Supplier<SentimentScorer> scorer,
            PastTopics topics,
            @Nullable List<Decision> decisions,
            List<Hypothesis> hypotheses,
            Consumer<Feedback> heard) {
        Arrivals arrivals = new Arrivals(hypotheses);
        TopicHistory history = new TopicHistory(topics, stretch, heard);
        List<TopicRange> ranges = history.ranges();
        long total = ranges.stream().mapToLong(range -> range.to() - range.from()).sum();
        try (Progress progress = Progress.count("reading", total)) {
            return score(
                            scorer,
                            history.lines(ranges, arrivals, progress::step),
                            () -> decisions == null ? history.decisions() : decisions)
                    .placing(arrivals.registrations());
        }
    }

    /** {@code history} replayed under each of {@code settings}. */
    List<ReplaySource.Found> replay(History history, List<Configuration> settings) {
        List<ReplaySource.Found> found = new ArrayList<>();
        for (Configuration each : settings) {
            Replay replay = Replay.under(asset -> declared(each.monitorSettings(asset)));
            found.add(
                    new ReplaySource.Found(
                            replay.history(history, stretch.to().orElse(Instant.MAX)),
                            history.rejected(),
                            JournalHistory.Again.NONE));
        }
        return found;
    }

    private static FileLineDecoder decoder() {
        return new FileLineDecoder(FieldMapping.identity(), AuthorNaming.asGiven());
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

    private static History score(
            Supplier<SentimentScorer> scorer,
            Flux<Line> lines,
            Supplier<List<Decision>> decisions) {
        int cores = Runtime.getRuntime().availableProcessors();
        Scheduler scheduler = Schedulers.newParallel("scoring", cores);
        try {
            List<Decision> made = decisions.get();
            History scored =
                    new HistoryScoring(scorer, ShippedThemes.rules(), scheduler, cores)
                            .score(lines)
                            .block();
            if (scored == null) {
                throw new IllegalStateException("a past ended without a history");
            }
            return new History(scored.feedback(), made, List.of(), scored.rejected());
        } finally {
            scheduler.dispose();
        }
    }
}
