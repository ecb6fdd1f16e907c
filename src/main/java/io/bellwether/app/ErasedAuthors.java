package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Decoded;
import io.bellwether.feedback.Rejection;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.TopicReader;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.FeedbackReader;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads feedback that is to be scored again, but for that of authors who were erased since: nothing
 * about them is written anew. Looks at the control topic once a minute. Safe for several threads.
 */
final class ErasedAuthors implements FeedbackReader {

    private static final long FRESH_NANOS = Duration.ofMinutes(1).toNanos();
    private static final Decoded ERASED =
            new Decoded.Rejected(
                    new Rejection(Rejection.Reason.MISSING_TEXT, "the author was erased"));

    private final TopicReader reader;
    private final TopicNames names;
    private final AuthorNaming authors;
    private final Codecs codecs;
    private final Codecs asGiven;
    private final Map<String, Instant> until = new HashMap<>();
    private long readAtNanos;
    private boolean isRead;

    /**
     * Of a service.
     *
     * @param authors names them now, and knows how they were named when they were erased
     */
    ErasedAuthors(
            KafkaConnection connection,
            TopicNames names,
            Configuration configuration,
            AuthorNaming authors) {
        this.reader = new TopicReader(connection);
        this.names = names;
        this.authors = authors;
        codecs = new Codecs(names, configuration, authors);
        asGiven = new Codecs(names, configuration, AuthorNaming.asGiven());
    }

    @Override
    public Decoded read(Asset asset, InputRecord record) {
        Decoded decoded = codecs.feedback(asset, record);
        boolean isNamed =
                decoded instanceof Decoded.Accepted accepted
                        && accepted.feedback().author() != null;
        return isNamed && isAnybodyErased() && isErased(asset, record) ? ERASED : decoded;
    }

    /** By any name: that of the erasure may be under a former key. */
    private boolean isErased(Asset asset, InputRecord record) {
        if (!(asGiven.feedback(asset, record) instanceof Decoded.Accepted accepted)) {
            return false;
        }
        String author = accepted.feedback().author();
        Instant time = accepted.feedback().eventTime();
        return author != null
                && authors.all().stream()
                        .map(naming -> until(key(asset, naming.name(asset, author))))
                        .anyMatch(end -> end != null && !time.isAfter(end));
    }

    private synchronized @Nullable Instant until(String name) {
        return until.get(name);
    }

    private synchronized boolean isAnybodyErased() {
        long now = System.nanoTime();
        if (!isRead || now - readAtNanos > FRESH_NANOS) {
            reader.read(
                    names.control(),
                    () -> new WrongUseException("no permission to read " + names.control()),
                    this::note);
            isRead = true;
            readAtNanos = now;
        }
        return !until.isEmpty();
    }

    private void note(InputRecord record) {
        for (Input.AuthorErased erased : codecs.erasures(record)) {
            erased.pseudonyms().forEach(name -> note(erased, name));
        }
    }

    /** The later time counts, in whatever order they were written: as monitors do it. */
    private void note(Input.AuthorErased erased, String name) {
        until.merge(
                key(erased.asset(), name),
                erased.at(),
                (one, other) -> one.isAfter(other) ? one : other);
    }

    private static String key(Asset asset, String pseudonym) {
        return asset.label() + "/" + pseudonym;
    }
}
