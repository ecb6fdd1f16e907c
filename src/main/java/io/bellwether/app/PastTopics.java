package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Pointer;
import io.bellwether.kafka.PastTexts;
import io.bellwether.kafka.QuoteReader;
import io.bellwether.kafka.TopicReader;
import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * The topics of a cluster as a past: they can be read, and nothing here can write to them. This is
 * the only door through which a replay comes to Kafka, so that it cannot reach a live topic.
 */
final class PastTopics implements AutoCloseable {

    private static final Duration QUOTES_WITHIN = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final Codecs codecs;

    private PastTopics(Cluster cluster, Codecs codecs) {
        this.cluster = cluster;
        this.codecs = codecs;
    }

    /** Connects, starting a local broker where none is configured and none runs. */
    static PastTopics open(Configuration configuration) {
        Cluster cluster = Cluster.open(configuration);
        return new PastTopics(
                cluster, new Codecs(cluster.names(), configuration, AuthorNaming.asGiven()));
    }

    TopicNames names() {
        return cluster.names();
    }

    /** What the bytes in the topics mean. */
    Codecs codecs() {
        return codecs;
    }

    TopicReader reader() {
        return new TopicReader(cluster.connection());
    }

    /** The texts of journal entries, as far as the feedback topics keep them at this moment. */
    PastTexts pastTexts() {
        return new PastTexts(reader(), codecs::feedback, names().allFeedback());
    }

    /** The texts at {@code places}; one that is erased, expired or out of reach is absent. */
    Map<Pointer, String> texts(Set<Pointer> places) {
        try (QuoteReader quotes =
                new QuoteReader(cluster.connection(), codecs::text, QUOTES_WITHIN)) {
            return quotes.texts(places);
        }
    }

    @Override
    public void close() {
        cluster.close();
    }
}
