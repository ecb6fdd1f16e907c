package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.decision.Decision;
import io.bellwether.feedback.Pointer;
import io.bellwether.hypothesis.Hypothesis;
import io.bellwether.replay.History;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Files as a past.
 *
 * @param options which files, and how they are to be read
 * @param decisions those to tell beside them
 * @param hypotheses those that were registered
 */
record FileSource(HistoryOptions options, List<Decision> decisions, List<Hypothesis> hypotheses)
        implements ReplaySource {

    FileSource {
        decisions = List.copyOf(decisions);
        hypotheses = List.copyOf(hypotheses);
    }

    @Override
    public List<Found> replay(Supplier<SentimentScorer> scorer, List<Configuration> settings)
            throws IOException {
        History history = options.readFiles(scorer, decisions).registering(hypotheses);
        return options.replay(history, settings);
    }

    @Override
    public Map<Pointer, String> texts(Set<Pointer> places) throws IOException {
        return options.textsOfFiles(places);
    }

    @Override
    public void close() {
        // Files are closed when they are read.
    }
}
