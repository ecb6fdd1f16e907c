package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Pointer;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.PastTexts;
import io.bellwether.kafka.QuoteReader;
import io.bellwether.kafka.TopicReader;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The topics of a cluster as a past: they can be read, and nothing here can write to them. This is
 * the only door through which a replay comes to Kafka, so that it cannot reach a live topic.
 */
final class PastTopics implements AutoCloseable {

    private static final Duration QUOTES_WITHIN = Duration.ofSeconds(60);

    private final KafkaConnection connection;
    private final TopicNames names;
    private final Codecs codecs;
    private final Configuration configuration;
    private final Runnable whenClosed;
    private @Nullable ErasedQuotes erased;

    private PastTopics(
            KafkaConnection connection,
            TopicNames names,
            Configuration configuration,
            Runnable whenClosed) {
        this.connection = connection;
        this.names = names;
        this.configuration = configuration;
        this.codecs = new Codecs(names, configuration, AuthorNaming.asGiven());
        this.whenClosed = whenClosed;
    }

    /** Connects, starting a local broker where none is configured and none runs. */
    static PastTopics open(Configuration configuration) {
        Cluster cluster = Cluster.open(configuration);
        return new PastTopics(cluster.connection(), cluster.names(), configuration, cluster::close);
    }

    /** Topics of other names, on a cluster that somebody else has opened and will close. */
    static PastTopics at(
            KafkaConnection connection, TopicNames names, Configuration configuration) {
        return new PastTopics(connection, names, configuration, () -> {});
    }

    TopicNames names() {
        return names;
    }

    /** What the bytes in the topics mean. */
    Codecs codecs() {
        return codecs;
    }

    TopicReader reader() {
        return new TopicReader(connection);
    }

    /**
     * Reads all of a topic that a past can do without.
     *
     * @param option of the command, which takes a file in its place
     * @throws WrongUseException when it may not be read; it says what to do
     */
    void read(String topic, String option, Consumer<InputRecord> each) {
        reader().read(
                        topic,
                        () ->
                                new WrongUseException(
                                        "no permission to read "
                                                + topic
                                                + ": give "
                                                + option
                                                + " FILE, or allow READ and DESCRIBE on it"),
                        each);
    }

    /**
     * Who was erased, as the whole control topic tells it: whatever part of a past is looked at,
     * and wherever it ends. It is read once.
     *
     * @throws WrongUseException when it may not be read
     */
    ErasedQuotes erased() {
        ErasedQuotes known = erased;
        if (known == null) {
            known = ErasedQuotes.of(erasures(), configuration);
            erased = known;
        }
        return known;
    }

    private List<Input.AuthorErased> erasures() {
        List<Input.AuthorErased> erasures = new ArrayList<>();
        String control = names.control();
        reader().read(
                        control,
                        () ->
                                new WrongUseException(
                                        "no permission to read "
                                                + control
                                                + ", which tells who was erased: allow READ and"
                                                + " DESCRIBE on it"),
                        record -> erasures.addAll(codecs.erasures(record)));
        return erasures;
    }

    /** The texts of journal entries, as far as the feedback topics keep them at this moment. */
    PastTexts pastTexts() {
        return new PastTexts(reader(), codecs::feedback, names().allFeedback());
    }

    /** The texts at {@code places}; one that is erased, expired or out of reach is absent. */
    Map<Pointer, String> texts(Set<Pointer> places) {
        try (QuoteReader quotes = new QuoteReader(connection, codecs::text, QUOTES_WITHIN)) {
            return quotes.texts(places);
        }
    }

    @Override
    public void close() {
        whenClosed.run();
    }
}
