package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.dashboard.Board;
import io.bellwether.dashboard.EventRoutes;
import io.bellwether.dashboard.PageRoutes;
import io.bellwether.dashboard.PageSettings;
import io.bellwether.dashboard.WebRoutes;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.replay.FeedbackLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The page, over files that a replay wrote. */
@Command(
        name = "view",
        mixinStandardHelpOptions = true,
        description = {
            "Serves the page over the files that replay wrote with --alerts, --levels and --verdicts,"
                    + " until it is stopped. It reads no topic."
        })
final class ViewCommand implements Callable<Integer> {

    private static final int AT_ONCE = 1_000;
    private static final TopicNames NAMES = TopicNames.standard();

    @Spec private CommandSpec spec;
    @Mixin private ConfigurationOptions configuration;

    @Option(names = "--levels", paramLabel = "FILE", description = "Level records.")
    private @Nullable Path levels;

    @Option(names = "--alerts", paramLabel = "FILE", description = "Alert records.")
    private @Nullable Path alerts;

    @Option(
            names = "--decisions",
            paramLabel = "FILE",
            description = "Decisions, as replay takes them.")
    private @Nullable Path decisions;

    @Option(names = "--verdicts", paramLabel = "FILE", description = "Verdict records.")
    private @Nullable Path verdicts;

    /** For picocli. */
    @SuppressWarnings("NullAway.Init") // the annotated fields are set by picocli before call
    ViewCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        HistoryOptions.refuse(
                alerts == null && levels == null,
                "view needs --levels FILE, --alerts FILE or both");
        Configuration settings = configuration.load();
        HistoryOptions.refuse(
                !settings.http().isOn(), "view needs an http.address, such as 127.0.0.1:8484");
        // Of a past, nothing is held against the clock.
        Board board = new Board(NAMES, InstantSource.fixed(Instant.EPOCH));
        read(levels, NAMES.level(), "levels", board);
        read(alerts, NAMES.alert(), "alerts", board);
        read(decisions, NAMES.decision(), "decisions", board);
        read(verdicts, NAMES.verdict(), "verdicts", board);
        board.take(List.of(), true);
        PageSettings page = PageSettings.replay("bellwether " + Version.number());
        serve(settings, List.of(new PageRoutes(board, page), new EventRoutes(board)));
        return 0;
    }

    private void serve(Configuration settings, List<WebRoutes> answers)
            throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        try (Shutdown shutdown = Shutdown.listen();
                WebFront front = WebFront.open(settings.http(), answers)) {
            shutdown.stopsWith(stopped::countDown);
            PrintWriter out = spec.commandLine().getOut();
            front.url().ifPresent(url -> out.println("The page is at " + url + " until Ctrl-C."));
            out.flush();
            stopped.await();
        }
    }

    private void read(@Nullable Path file, String topic, String what, Board board)
            throws IOException {
        if (file == null) {
            return;
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new WrongUseException("cannot read " + file + "; is the path right?");
        }
        long before = board.status().malformed();
        long count = 0;
        Instant writtenAt = Files.getLastModifiedTime(file).toInstant();
        try (Progress progress = Progress.bytes("reading " + what, Files.size(file));
                FeedbackLines lines = new FeedbackLines(file, progress::step)) {
            List<InputRecord> records = next(lines, topic, writtenAt);
            while (!records.isEmpty()) {
                count += records.size();
                board.take(records, false);
                records = next(lines, topic, writtenAt);
            }
        }
        tell(file, what, count, board.status().malformed() - before);
    }

    private static List<InputRecord> next(FeedbackLines lines, String topic, Instant writtenAt)
            throws IOException {
        List<InputRecord> records = new ArrayList<>();
        while (records.size() < AT_ONCE) {
            byte[] line = lines.next();
            if (line == null) {
                break;
            }
            long number = lines.number();
            records.add(new InputRecord(topic, 0, number, writtenAt, null, line, List.of()));
        }
        return records;
    }

    private void tell(Path file, String what, long count, long bad) {
        if (count > 0 && bad == count) {
            throw new WrongUseException(
                    file + " holds no " + what + " that can be read; is it the right file?");
        }
        if (bad > 0) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(bad + " of " + count + " lines of " + file + " could not be read");
            err.flush();
        }
    }
}
