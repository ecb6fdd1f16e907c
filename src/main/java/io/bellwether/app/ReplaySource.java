package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.feedback.Pointer;
import io.bellwether.replay.History;
import io.bellwether.replay.Past;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A past that can be replayed: files, topics or a journal. For one thread. */
interface ReplaySource extends AutoCloseable {

    /**
     * Reads the past once and replays it under each of {@code settings}.
     *
     * @param scorer scores what has no score yet; asked only when something has none
     * @return one for each of {@code settings}, in their order
     */
    List<Found> replay(Supplier<SentimentScorer> scorer, List<Configuration> settings)
            throws IOException;

    /** The texts at {@code places} in the past; one that is gone is absent. */
    Map<Pointer, String> texts(Set<Pointer> places) throws IOException;

    /** Why nothing is quoted, where the texts are there and may not be told. */
    default Optional<String> withheld() {
        return Optional.empty();
    }

    @Override
    void close();

    /**
     * What a replay found.
     *
     * @param rejected what could not be read
     * @param again how many records of a journal were scored again
     */
    record Found(Past past, List<History.Rejected> rejected, JournalHistory.Again again) {
        public Found {
            rejected = List.copyOf(rejected);
        }

        /** The same of what may be told. */
        Found telling(Past told) {
            return new Found(told, rejected, again);
        }
    }
}
