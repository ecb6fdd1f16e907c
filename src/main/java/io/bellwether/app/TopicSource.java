package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.decision.Decision;
import io.bellwether.feedback.Pointer;
import io.bellwether.hypothesis.Hypothesis;
import io.bellwether.replay.History;
import io.bellwether.sentiment.SentimentScorer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The feedback topics as a past. Owns {@code topics}.
 *
 * @param options which part of them
 * @param decisions those to tell beside them; null for those in their topic
 * @param hypotheses those that were registered; null for those in the control topic
 */
record TopicSource(
        PastTopics topics,
        HistoryOptions options,
        @Nullable List<Decision> decisions,
        @Nullable List<Hypothesis> hypotheses)
        implements ReplaySource {

    @Override
    public List<Found> replay(Supplier<SentimentScorer> scorer, List<Configuration> settings) {
        ErasedQuotes erased = topics.erased();
        return options.replay(read(scorer, erased), settings).stream()
                .map(found -> found.telling(erased.leftOut(found.past())))
                .toList();
    }

    /**
     * What a file says of when it was registered is on the clock of the past, not of its writing.
     */
    private History read(Supplier<SentimentScorer> scorer, ErasedQuotes erased) {
        if (hypotheses != null) {
            return options.readTopics(scorer, topics, decisions, List.of(), erased::heard)
                    .registering(hypotheses);
        }
        List<Hypothesis> inTopic = RegisteredHypotheses.inTopic(topics);
        return options.readTopics(scorer, topics, decisions, inTopic, erased::heard);
    }

    @Override
    public Map<Pointer, String> texts(Set<Pointer> places) {
        return topics.erased().isBlind() ? Map.of() : topics.texts(places);
    }

    @Override
    public Optional<String> withheld() {
        return topics.erased().isBlind()
                ? Optional.of(
                        "quotations have no text: authors were erased, and without the key of the"
                                + " pseudonyms it is not known who (see pseudonym.keyFile)")
                : Optional.empty();
    }

    @Override
    public void close() {
        topics.close();
    }
}
