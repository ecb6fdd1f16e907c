package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.decision.Decision;
import io.bellwether.hypothesis.Hypothesis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which decisions and hypotheses are told beside files or topics. */
final class BesideOptions {

    @Option(
            names = "--decisions",
            paramLabel = "FILE",
            description =
                    "Decisions, one JSON object a line, to be named by the alerts they preceded;"
                            + " with --topics in place of those in the topic of decisions.")
    private @Nullable Path decisions;

    @Option(
            names = "--hypotheses",
            paramLabel = "FILE",
            description =
                    "Hypotheses, one JSON object a line, each with the registeredAt that it was"
                            + " written down at; with --topics in place of those in the control topic.")
    private @Nullable Path hypotheses;

    /** Refuses them where the past is a journal, which has its own. */
    void check(boolean isFromJournal) {
        HistoryOptions.refuse(
                isFromJournal && decisions != null, "--decisions belongs to --files and --topics");
        HistoryOptions.refuse(
                isFromJournal && hypotheses != null,
                "--hypotheses belongs to --files and --topics");
    }

    /** The past of files. */
    ReplaySource files(HistoryOptions past) throws IOException {
        return new FileSource(
                past, Decisions.read(decisions), RegisteredHypotheses.read(hypotheses));
    }

    /** The past of topics. */
    ReplaySource topics(HistoryOptions past, Configuration settings) throws IOException {
        List<Decision> made = decisions == null ? null : Decisions.read(decisions);
        List<Hypothesis> registered =
                hypotheses == null ? null : RegisteredHypotheses.read(hypotheses);
        return new TopicSource(PastTopics.open(settings), past, made, registered);
    }
}
