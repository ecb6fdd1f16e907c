package io.bellwether.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.codec.AlertCodec;
import io.bellwether.codec.UnsupportedFormatException;
import io.bellwether.config.Configuration;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Decoded;
import io.bellwether.kafka.TopicReader;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.Entries;
import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks for an author in every topic, from beginning to end, and changes nothing. Used once, by one
 * thread.
 */
final class AuthorSearch {

    private final TopicReader reader;
    private final TopicNames names;
    private final Codecs codecs;
    private final Sought sought;
    private final AlertCodec alerts = new AlertCodec();

    /** Of control records that erase this author. */
    private final Set<String> erasures = new HashSet<>();

    /** Of what this author said: id, and where the text lies. */
    private final Set<String> said = new HashSet<>();

    /** Where records lie that were told anew since, by partition and key. */
    private final Map<String, Long> toldAnew = new HashMap<>();

    /** Which of them by what erasure. */
    private final Map<String, Set<String>> byErasure = new HashMap<>();

    /** The end of the piece of state before, for what stands across two of them. */
    private String before = "";

    AuthorSearch(TopicReader reader, TopicNames names, Configuration configuration, Sought sought) {
        this.reader = reader;
        this.names = names;
        this.sought = sought;
        codecs = new Codecs(names, configuration, AuthorNaming.asGiven());
    }

    /**
     * What one topic holds of the author.
     *
     * @param found records
     * @param newest when the last of them was written; null without any
     * @param isDeleted whether all of them lie under the author's id and were deleted there
     */
    record Holding(String topic, long found, @Nullable Instant newest, boolean isDeleted) {}

    /** The partitions of an input topic in which the author's id is the key of records. */
    SortedSet<Integer> keyed(String topic) {
        SortedSet<Integer> partitions = new TreeSet<>();
        reader.read(
                topic,
                AuthorSearch::forbidden,
                record -> {
                    if (sought.isKey(record.key())) {
                        partitions.add(record.partition());
                    }
                });
        return partitions;
    }

    /** Reads all topics; the order is that in which one tells what to look for in the next. */
    List<Holding> run() {
        List<Holding> holdings = new ArrayList<>();
        for (String topic : names.allFeedback()) {
            Asset asset = names.assetOf(topic).orElseThrow();
            holdings.add(look(topic, record -> isInput(asset, record)));
        }
        holdings.add(look(names.decision(), this::isAnywhere));
        holdings.add(look(names.control(), this::isInControl));
        holdings.add(look(names.scored(), this::isInJournal));
        holdings.add(look(names.state(), this::isInState));
        reader.read(names.alert(), AuthorSearch::forbidden, this::noteToldAnew);
        holdings.add(look(names.alert(), this::isInAlert));
        holdings.add(look(names.level(), this::isAnywhere));
        holdings.add(look(names.verdict(), this::isAnywhere));
        for (String topic : names.all()) {
            if (topic.equals(names.deadLetters(names.alert()))) {
                holdings.add(look(topic, this::isInAlertLetter));
            } else if (TopicNames.isDeadLetters(topic)) {
                holdings.add(look(topic, this::isAnywhere));
            }
        }
        return holdings;
    }

    /** How many alerts were told anew by an erasure, after {@link #run}; none without one. */
    int toldAnew(@Nullable String erasureId) {
        return erasureId == null ? 0 : byErasure.getOrDefault(erasureId, Set.of()).size();
    }

    private Holding look(String topic, Predicate<InputRecord> isOfAuthor) {
        FoundCount count = new FoundCount(sought, isOfAuthor);
        reader.read(topic, AuthorSearch::forbidden, count::add);
        return count.in(topic);
    }

    static WrongUseException forbidden() {
        return new WrongUseException(
                "a search reads every topic: allow READ, DESCRIBE and DESCRIBE_CONFIGS on them");
    }

    private boolean isAnywhere(InputRecord record) {
        return sought.hasId(record) || sought.hasName(record);
    }

    private boolean isInput(Asset asset, InputRecord record) {
        if (record.value() == null || sought.isKey(record.key())) {
            return sought.isKey(record.key());
        }
        return codecs.feedback(asset, record) instanceof Decoded.Accepted accepted
                ? sought.isAuthor(accepted.feedback().author())
                : sought.hasId(record);
    }

    private boolean isInControl(InputRecord record) {
        if (!isAnywhere(record)) {
            return false;
        }
        byte[] key = record.key();
        if (key != null) {
            erasures.add(Sought.latin(key));
        }
        return true;
    }

    private boolean isInJournal(InputRecord record) {
        if (!isAnywhere(record)) {
            return false;
        }
        if (codecs.entry(record) instanceof Entries.Read read) {
            read.entries().forEach(entry -> noteSaid(entry.input()));
        }
        return true;
    }

    private void noteSaid(Input input) {
        if (input instanceof Input.Scored scored) {
            ScoredFeedback feedback = scored.feedback();
            said.add(feedback.id());
            said.add(feedback.pointer().toString());
        }
    }

    private boolean isInState(InputRecord record) {
        String piece = Sought.latin(record.value());
        boolean isFound = sought.isInState(piece) || sought.isInState(before + headless(piece));
        before = piece.substring(Math.max(0, piece.length() - 16));
        return isFound;
    }

    /** The beginning of a piece without its head: it goes on where the one before ended. */
    private static String headless(String piece) {
        int head = 44;
        return piece.length() > head
                ? piece.substring(head, Math.min(piece.length(), head + 16))
                : "";
    }

    private void noteToldAnew(InputRecord record) {
        if (erasures.contains(erasureOf(record))) {
            toldAnew.put(place(record), record.offset());
            byErasure
                    .computeIfAbsent(erasureOf(record), absent -> new HashSet<>())
                    .add(place(record));
        }
    }

    private static String erasureOf(InputRecord record) {
        return record.header(AlertCodec.ERASURE).map(Header::text).orElse("");
    }

    private static String place(InputRecord record) {
        return record.partition() + "/" + Sought.latin(record.key());
    }

    /** One that was told anew is older than its successor, and may hold what the author said. */
    private boolean isInAlert(InputRecord record) {
        return record.offset() < toldAnew.getOrDefault(place(record), 0L)
                || isAnywhere(record)
                || quotes(record);
    }

    /** What could not be delivered: as it was before its alert was told anew, perhaps. */
    private boolean isInAlertLetter(InputRecord record) {
        boolean isFormer = ToldAnew.offset(record) < toldAnew.getOrDefault(place(record), 0L);
        return isAnywhere(record) || quotes(record) || (isFormer && quotesAnybody(record));
    }

    private boolean quotesAnybody(InputRecord record) {
        byte[] value = record.value();
        try {
            return value != null && !alerts.decode(value).path("quotes").isEmpty();
        } catch (UnsupportedFormatException e) {
            return false;
        }
    }

    private boolean quotes(InputRecord record) {
        byte[] value = record.value();
        if (value == null) {
            return false;
        }
        try {
            for (JsonNode quote : alerts.decode(value).path("quotes")) {
                JsonNode at = quote.path("pointer");
                String pointer =
                        at.path("topic").asText()
                                + "-"
                                + at.path("partition").asText()
                                + "@"
                                + at.path("offset").asText();
                if (said.contains(quote.path("id").asText()) || said.contains(pointer)) {
                    return true;
                }
            }
            return false;
        } catch (UnsupportedFormatException e) {
            return false;
        }
    }
}
