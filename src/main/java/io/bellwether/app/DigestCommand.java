package io.bellwether.app;

import io.bellwether.app.ReplaySource.Found;
import io.bellwether.config.Configuration;
import io.bellwether.report.Digest;
import io.bellwether.report.HtmlDigest;
import io.bellwether.report.MarkdownDigest;
import io.bellwether.report.Retrospective;
import io.bellwether.report.Week;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells one week of a past in a few lines. */
@Command(
        name = "digest",
        mixinStandardHelpOptions = true,
        description = {
            "Tells one week in a few lines: what changed, what did not, alerts with what people said,"
                    + " decisions, verdicts, data gaps.",
            "Replays the journal for that, or files or topics as replay does. Never writes to a topic."
        })
final class DigestCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private ConfigurationOptions configuration;
    @Mixin private HistoryOptions past;
    @Mixin private BesideOptions beside;

    @Option(
            names = "--week",
            required = true,
            paramLabel = "WEEK",
            description = "A week of ISO 8601 (Monday to Sunday, UTC), such as 2022-W44.")
    private String week = "";

    @Option(
            names = "--journal",
            description =
                    "The journal, as the service read it; holds without --files and --topics.")
    private boolean isFromJournal;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Writes to a file, .md or .html, in place of the terminal.")
    private @Nullable Path out;

    /** For picocli. */
    @SuppressWarnings("NullAway.Init") // the annotated fields are set by picocli before call
    DigestCommand() {}

    @Override
    public Integer call() throws IOException {
        Configuration settings = configuration.load();
        Week asked = askedWeek();
        check();
        Supplier<SentimentScorer> scorer = Scoring.once(settings);
        try (ReplaySource source = open(settings)) {
            Found found = source.replay(scorer, List.of(settings)).getFirst();
            var texts =
                    Quotations.published(
                            settings, source, found.past(), spec.commandLine().getErr());
            Retrospective whole =
                    ReportOptions.retrospective(
                            "Digest",
                            found,
                            ReplayOutputs.encoder(scorer.get(), texts),
                            Optional.empty());
            write(Digest.of(whole, asked), whole.generator());
        }
        return 0;
    }

    private Week askedWeek() {
        try {
            return Week.parse(week);
        } catch (IllegalArgumentException e) {
            throw new WrongUseException("--week: " + e.getMessage());
        }
    }

    private void check() {
        boolean isElsewhere = past.isFromFiles() || past.isFromTopics();
        HistoryOptions.refuse(
                (past.isFromFiles() && past.isFromTopics()) || (isElsewhere && isFromJournal),
                "digest reads one of --files FILE..., --topics and --journal");
        past.refuseOptionsOfOthers(!isElsewhere);
        beside.check(!isElsewhere);
        HistoryOptions.refuse(
                !isElsewhere && past.declaresOnePerPerson(),
                "--one-per-person belongs to --files and --topics");
        if (out != null) {
            Target.checkFile("--out", out);
            HistoryOptions.refuse(
                    !isHtml(out) && !hasEnding(out, ".md"), "--out must end with .md or .html");
        }
    }

    private ReplaySource open(Configuration settings) throws IOException {
        if (past.isFromFiles()) {
            return beside.files(past);
        }
        if (past.isFromTopics()) {
            return beside.topics(past, settings);
        }
        return new JournalSource(PastTopics.open(settings), past, false, false);
    }

    private void write(Digest digest, String generator) throws IOException {
        if (out == null) {
            PrintWriter terminal = spec.commandLine().getOut();
            terminal.print(MarkdownDigest.of(digest));
            terminal.flush();
        } else if (isHtml(out)) {
            Files.writeString(out, HtmlDigest.of(digest, generator));
        } else {
            Files.writeString(out, MarkdownDigest.of(digest));
        }
    }

    private static boolean isHtml(Path file) {
        return hasEnding(file, ".html");
    }

    private static boolean hasEnding(Path file, String ending) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
