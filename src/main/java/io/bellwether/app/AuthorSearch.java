package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Decoded;
import io.bellwether.kafka.TopicReader;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.Entries;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
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
    private final KnownErasures erasures = new KnownErasures();
    private final SaidByStaff saidByStaff;
    private final QuotingAlerts alerts;

    AuthorSearch(TopicReader reader, TopicNames names, Configuration configuration, Sought sought) {
        this.reader = reader;
        this.names = names;
        this.sought = sought;
        codecs = new Codecs(names, configuration, AuthorNaming.asGiven());
        saidByStaff = new SaidByStaff(configuration);
        alerts = new QuotingAlerts(erasures, saidByStaff);
    }

    /**
     * What one topic holds of the author.
     *
     * @param found records
     * @param newest when the last of them was written; null without any
     * @param isDeleted whether all of them lie under the author's id and were deleted there
     * @param replacedAt when the last successor without the author was written; null where there is
     *     a record that has none
     */
    record Holding(
            String topic,
            long found,
            @Nullable Instant newest,
            boolean isDeleted,
            @Nullable Instant replacedAt) {}

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
        holdings.add(look(names.decision(), this::isInTexts));
        holdings.add(look(names.control(), this::isInControl));
        holdings.add(look(names.scored(), this::isInJournal));
        holdings.add(look(names.state(), new StatePieces(sought)::isOfAuthor));
        reader.read(names.alert(), AuthorSearch::forbidden, alerts::noteToldAnew);
        holdings.add(look(names.alert(), this::isInAlert, alerts::replacedAt));
        holdings.add(look(names.level(), sought::hasName));
        holdings.add(look(names.verdict(), sought::hasName));
        for (String topic : names.all()) {
            if (topic.equals(names.deadLetters(names.alert()))) {
                holdings.add(look(topic, this::isInAlertLetter));
            } else if (topic.equals(names.deadLetters(names.scored()))) {
                holdings.add(look(topic, sought::hasName));
            } else if (TopicNames.isDeadLetters(topic)) {
                holdings.add(look(topic, this::isAnywhere));
            }
        }
        return holdings;
    }

    /** The author's, after {@link #run}. */
    KnownErasures erasures() {
        return erasures;
    }

    /** How many alerts were told anew by erasures of the author, after {@link #run}. */
    int toldAnew() {
        return alerts.toldAnew();
    }

    private Holding look(String topic, Predicate<InputRecord> isOfAuthor) {
        return look(topic, isOfAuthor, record -> Optional.empty());
    }

    private Holding look(
            String topic,
            Predicate<InputRecord> isOfAuthor,
            Function<InputRecord, Optional<Instant>> replacedAt) {
        FoundCount count = new FoundCount(sought, isOfAuthor, replacedAt);
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

    /** In records of few fields, in which people write texts. */
    private boolean isInTexts(InputRecord record) {
        byte[] value = record.value();
        return sought.hasName(record)
                || sought.isKey(record.key())
                || (value != null
                        && FreeTexts.any(value, sought::isIn)
                                .orElseGet(() -> sought.hasId(record)));
    }

    private boolean isInput(Asset asset, InputRecord record) {
        if (record.value() == null) {
            return sought.isKey(record.key());
        }
        if (!(codecs.feedback(asset, record) instanceof Decoded.Accepted accepted)) {
            return sought.hasId(record);
        }
        boolean isSaid = sought.isAuthor(accepted.feedback().author());
        if (isSaid && asset == Asset.STAFF) {
            saidByStaff.note(accepted.feedback());
        }
        return isSaid || sought.isKey(record.key());
    }

    private boolean isInControl(InputRecord record) {
        codecs.erasures(record).stream().filter(sought::isErasedBy).forEach(erasures::asked);
        return isInTexts(record);
    }

    /** By name only: an id may stand in it as a number or a word that means something else. */
    private boolean isInJournal(InputRecord record) {
        if (!sought.hasName(record)) {
            return false;
        }
        if (codecs.entry(record) instanceof Entries.Read read) {
            read.entries().forEach(entry -> note(entry.input(), record));
        }
        return true;
    }

    private void note(Input input, InputRecord record) {
        if (input instanceof Input.Scored scored) {
            alerts.noteSaid(scored.feedback());
        } else if (input instanceof Input.AuthorErased erased) {
            erasures.journalled(erased, record);
        }
    }

    /** One that was told anew is older than its successor, and may hold what the author said. */
    private boolean isInAlert(InputRecord record) {
        return alerts.replacedAt(record).isPresent()
                || sought.hasName(record)
                || alerts.quotesTheAuthor(record);
    }

    /** What could not be delivered: as it was before its alert was told anew, perhaps. */
    private boolean isInAlertLetter(InputRecord record) {
        boolean isFormer = alerts.replacedAt(record).isPresent();
        return sought.hasName(record)
                || alerts.quotesTheAuthor(record)
                || (isFormer && alerts.quotesAnybody(record));
    }
}
