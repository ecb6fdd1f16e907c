package io.bellwether.app;

import io.bellwether.app.ReplaySource.Found;
import io.bellwether.config.Configuration;
import io.bellwether.feedback.Pointer;
import io.bellwether.replay.Summary;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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

    @Spec private CommandSpec spec;
    @Mixin private ConfigurationOptions configuration;
    @Mixin private HistoryOptions past;
    @Mixin private BesideOptions beside;
    @Mixin private ReplayOutputs outputs;
    @Mixin private ComparisonOptions comparison;
    @Mixin private ReportOptions report;

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
            names = "--rescore",
            description = {
                "Scores the texts of --journal again by the configuration's scorer, as far as the"
                        + " feedback topics keep them and it does not fail on them; the others keep"
                        + " the score they had."
            })
    private boolean isRescored;

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
        report.check();
        Configuration other = configuration.loadWith(comparison.against());
        comparison.check(
                settings,
                other,
                new ComparisonOptions.Scope(
                        !isFromJournal || isWithSettings, !isFromJournal || isRescored));
        Supplier<SentimentScorer> scorer = Scoring.once(settings);
        try (ReplaySource source = open(settings)) {
            if (comparison.against().isEmpty()) {
                Found found = source.replay(scorer, List.of(settings)).getFirst();
                write(source, scorer, settings, found);
                return 0;
            }
            List<Found> found = ComparisonOptions.replay(source, scorer, settings, other);
            write(source, scorer, settings, found.getFirst());
            print(comparison.compare(found.getFirst(), found.getLast()));
        }
        return 0;
    }

    private void write(
            ReplaySource source,
            Supplier<SentimentScorer> scorer,
            Configuration settings,
            Found found)
            throws IOException {
        Map<Pointer, String> texts =
                Quotations.published(settings, source, found.past(), spec.commandLine().getErr());
        outputs.write(found.past(), scorer, texts);
        boolean isToldByJournal = isFromJournal && !isWithSettings;
        report.write(
                found, scorer, texts, isToldByJournal ? Optional.empty() : Optional.of(settings));
        print(Summary.of(found.past(), found.rejected()));
        if (isRescored) {
            print(
                    Summary.ofRescoring(
                            found.again().scored(), found.again().gone(), found.again().broken()));
        }
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }

    private ReplaySource open(Configuration settings) throws IOException {
        if (past.isFromFiles()) {
            return beside.files(past);
        }
        if (past.isFromTopics()) {
            return beside.topics(past, settings);
        }
        return new JournalSource(PastTopics.open(settings), past, isWithSettings, isRescored);
    }

    private void refuseOptionsOfOthers() {
        past.refuseOptionsOfOthers(isFromJournal);
        HistoryOptions.refuse(
                !isFromJournal && isRescored,
                "--rescore belongs to --journal; --files and --topics are scored anew anyway");
        HistoryOptions.refuse(
                !isFromJournal && isWithSettings, "--with-settings belongs to --journal");
        beside.check(isFromJournal);
        HistoryOptions.refuse(
                isFromJournal && !isWithSettings && past.declaresOnePerPerson(),
                "--one-per-person needs --with-settings where the past is the --journal");
    }
}
