package io.bellwether.app;

import io.bellwether.codec.AlertCodec;
import io.bellwether.codec.FieldMapping;
import io.bellwether.codec.FileLineDecoder;
import io.bellwether.codec.LevelCodec;
import io.bellwether.config.Configuration;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Pointer;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.replay.FeedbackLines;
import io.bellwether.replay.FileHistory;
import io.bellwether.replay.FileQuotes;
import io.bellwether.replay.History;
import io.bellwether.replay.Past;
import io.bellwether.replay.Replay;
import io.bellwether.replay.Summary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
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

    @Spec private CommandSpec spec;
    @Mixin private ConfigurationOptions configuration;

    @Option(
            names = {"-f", "--files"},
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of feedback, in any order.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--asset",
            paramLabel = "ASSET",
            description = "Asset of lines that name none: ${COMPLETION-CANDIDATES}.")
    private @Nullable Asset asset;

    @Option(
            names = "--decisions",
            paramLabel = "FILE",
            description =
                    "Decisions, one JSON object a line, to be named by the alerts they preceded.")
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
        if (files.isEmpty()) {
            throw new WrongUseException("replay needs --files FILE...");
        }
        checkFiles();
        FileLineDecoder decoder =
                new FileLineDecoder(FieldMapping.identity(), AuthorNaming.asGiven());
        History history = read(settings, decoder);
        Past past =
                Replay.under(asset -> declared(settings.monitorSettings(asset))).history(history);
        Map<Pointer, String> texts = new FileQuotes(decoder, asset).read(files, past.quoted());
        write(past, pointer -> Optional.ofNullable(texts.get(pointer)));
        PrintWriter out = spec.commandLine().getOut();
        out.print(Summary.of(past, history.rejected()));
        out.flush();
        return 0;
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

    private History read(Configuration settings, FileLineDecoder decoder) throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        Scheduler scoring = Schedulers.newParallel("scoring", cores);
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        try (Progress progress = Progress.bytes("reading", bytes)) {
            History read =
                    new FileHistory(decoder, asset, () -> Scoring.open(settings), scoring, cores)
                            .read(files, progress::step)
                            .block();
            if (read == null) {
                throw new IllegalStateException("reading files ended without a history");
            }
            return new History(read.feedback(), Decisions.read(decisions), read.rejected());
        } finally {
            scoring.dispose();
        }
    }

    private void write(Past past, Function<Pointer, Optional<String>> texts) throws IOException {
        if (alerts != null) {
            AlertCodec codec = new AlertCodec();
            Lines.write(alerts, past.alerts(), alert -> codec.encode(alert, texts));
        }
        if (levels != null) {
            LevelCodec codec = new LevelCodec();
            Lines.write(levels, past.levels(), codec::encode);
        }
    }
}
