package io.bellwether.app;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Decoded;
import io.bellwether.feedback.Rejection;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.TopicReader;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.Entries;
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
    private final Codecs codecs;
    private final Map<String, Instant> until = new HashMap<>();
    private long readAtNanos;
    private boolean isRead;

    ErasedAuthors(KafkaConnection connection, TopicNames names, Codecs codecs) {
        this.reader = new TopicReader(connection);
        this.names = names;
        this.codecs = codecs;
    }

    @Override
    public Decoded read(Asset asset, InputRecord record) {
        Decoded decoded = codecs.feedback(asset, record);
        if (decoded instanceof Decoded.Accepted accepted) {
            String author = accepted.feedback().author();
            Instant end = author == null ? null : until(key(asset, author));
            if (end != null && !accepted.feedback().eventTime().isAfter(end)) {
                return ERASED;
            }
        }
        return decoded;
    }

    private synchronized @Nullable Instant until(String name) {
        long now = System.nanoTime();
        if (!isRead || now - readAtNanos > FRESH_NANOS) {
            reader.read(
                    names.control(),
                    () -> new WrongUseException("no permission to read " + names.control()),
                    this::note);
            isRead = true;
            readAtNanos = now;
        }
        return until.get(name);
    }

    private void note(InputRecord record) {
        if (codecs.notice(record) instanceof Entries.Read read) {
            for (Entries.Addressed entry : read.entries()) {
                if (entry.input() instanceof Input.AuthorErased erased) {
                    erased.pseudonyms()
                            .forEach(name -> until.put(key(erased.asset(), name), erased.at()));
                }
            }
        }
    }

    private static String key(Asset asset, String pseudonym) {
        return asset.label() + "/" + pseudonym;
    }
}
