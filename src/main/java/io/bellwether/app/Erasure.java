package io.bellwether.app;

import io.bellwether.codec.ControlCodec;
import io.bellwether.codec.JournalCodec;
import io.bellwether.config.Configuration;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Hash;
import io.bellwether.kafka.FeedbackProducer;
import io.bellwether.kafka.GroupOffsets;
import io.bellwether.kafka.Retention;
import io.bellwether.kafka.TopicCursor;
import io.bellwether.kafka.TopicRange;
import io.bellwether.kafka.TopicReader;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.Output;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.OutputRecord;
import io.bellwether.pipeline.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** Erases one author on one cluster, and tells what is left. Used by one thread. */
final class Erasure {

    private static final long LOOK_AGAIN_MILLIS = 500;

    private static final String EXPIRES =
            "retention; where that has no end, they go only where the feedback comes from";
    private static final String DELETED = "deleted under the author's id; compaction takes them";
    private static final String REPLACED =
            "replaced; compaction takes the former records (max.compaction.lag.ms is the bound)";
    private static final String KEPT =
            "kept for ever: numbers and places under a pseudonym, not read again; nobody can trace it"
                    + " to anybody once its key is dropped (rotate-key, then --forget-former)";

    private final Cluster cluster;
    private final Configuration configuration;
    private final TopicReader reader;
    private final TopicNames names;
    private final Sought sought;

    Erasure(Cluster cluster, Configuration configuration, Sought sought) {
        this.cluster = cluster;
        this.configuration = configuration;
        this.sought = sought;
        reader = new TopicReader(cluster.connection());
        names = cluster.names();
    }

    /**
     * What is found now, and when it will be gone; changes nothing.
     *
     * @throws WrongUseException when the service names authors by a key that is not known here
     */
    ErasureReceipt search() {
        requireItsKey();
        return receipt(null, true);
    }

    /**
     * Writes the erasure, deletes what can be deleted by its key, waits for the monitors and looks
     * for what is left.
     *
     * @param patience how long to wait for the monitors
     * @param written is told the erasure's id as soon as it is written
     * @throws WrongUseException as {@link #search}, before anything is written
     */
    ErasureReceipt erase(String by, String reason, Duration patience, Consumer<String> written)
            throws InterruptedException {
        requireItsKey();
        Instant now = Instant.now();
        String id = "e-" + Hash.of(now.toString(), sought.pseudonyms(Asset.USERS).first());
        List<TopicRange> journal = journal();
        try (Admin admin = cluster.connection().admin();
                FeedbackProducer producer = new FeedbackProducer(cluster.connection())) {
            askForWhatIsNeededLater(admin);
            write(id, now, by, reason, producer);
            written.accept(id);
            deleteByKey(admin, producer);
            boolean isCarriedOut = awaitMonitors(admin, id, journal, patience);
            return receipt(id, isCarriedOut);
        }
    }

    private void requireItsKey() {
        Codecs codecs = new Codecs(names, configuration, AuthorNaming.asGiven());
        new NamesInForce(reader, names, codecs).require(sought);
    }

    /** So that what the brokers refuse, they refuse before anything is written. */
    private void askForWhatIsNeededLater(Admin admin) {
        Retention.of(admin, names.all());
        reader.ranges(names.all(), Optional.empty(), Optional.empty());
        GroupOffsets.of(admin, monitors(), names.scored());
    }

    private String monitors() {
        return configuration.group() + "-" + Role.MONITOR.label();
    }

    private void write(
            String id, Instant now, String by, String reason, FeedbackProducer producer) {
        List<Input.AuthorErased> perAsset = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            perAsset.add(new Input.AuthorErased(id, asset, now, by, sought.pseudonyms(asset)));
        }
        byte[] record = ControlRecord.readable(new ControlCodec().encode(perAsset, reason), now);
        producer.send(names.control(), id.getBytes(StandardCharsets.UTF_8), record, List.of());
        producer.flush();
    }

    /** In compacted input topics under the author's id, each partition where it lies. */
    private void deleteByKey(Admin admin, FeedbackProducer producer) {
        Map<String, Retention> retention = Retention.of(admin, names.allFeedback());
        AuthorSearch search = search(sought);
        for (Map.Entry<String, Retention> topic : retention.entrySet()) {
            if (topic.getValue().isCompacted()) {
                for (int partition : search.keyed(topic.getKey())) {
                    producer.send(
                            new OutputRecord(
                                    topic.getKey(), partition, sought.key(), null, List.of()));
                }
            }
        }
        producer.flush();
    }

    private boolean awaitMonitors(
            Admin admin, String id, List<TopicRange> journal, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isCarriedOut(admin, id, journal)) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
        return true;
    }

    /** Whether each asset's journal has the erasure since, and its monitor has come beyond it. */
    private boolean isCarriedOut(Admin admin, String id, List<TopicRange> journalBefore) {
        Map<Integer, Long> committed = GroupOffsets.of(admin, monitors(), names.scored());
        Map<Integer, Long> erasedAt = new HashMap<>();
        List<TopicRange> since = new ArrayList<>();
        for (TopicRange range : journal()) {
            long from =
                    journalBefore.stream()
                            .filter(before -> before.partition() == range.partition())
                            .mapToLong(TopicRange::to)
                            .findFirst()
                            .orElse(0);
            since.add(
                    new TopicRange(
                            range.topic(),
                            range.partition(),
                            Math.min(from, range.to()),
                            range.to()));
        }
        JournalCodec codec = new JournalCodec();
        try (TopicCursor cursor = reader.open(since)) {
            while (cursor.hasNext()) {
                InputRecord record = cursor.next();
                byte[] value = record.value();
                if (value != null
                        && codec.decode(value) instanceof Input.AuthorErased erased
                        && erased.id().equals(id)) {
                    erasedAt.put(record.partition(), record.offset());
                }
            }
        }
        return erasedAt.size() == Asset.values().length
                && erasedAt.entrySet().stream()
                        .allMatch(at -> committed.getOrDefault(at.getKey(), 0L) > at.getValue());
    }

    private List<TopicRange> journal() {
        return reader.ranges(List.of(names.scored()), Optional.empty(), Optional.empty());
    }

    private AuthorSearch search(Sought whom) {
        return new AuthorSearch(reader, names, configuration, whom);
    }

    private ErasureReceipt receipt(@Nullable String id, boolean isCarriedOut) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        AuthorSearch search = search(sought);
        List<AuthorSearch.Holding> holdings = search.run();
        List<ErasureReceipt.Part> parts = new ArrayList<>();
        try (Admin admin = cluster.connection().admin()) {
            List<String> holding =
                    holdings.stream()
                            .filter(one -> one.found() > 0)
                            .map(AuthorSearch.Holding::topic)
                            .toList();
            Map<String, Retention> retention = Retention.of(admin, holding);
            for (AuthorSearch.Holding one : holdings) {
                parts.add(part(one, retention.get(one.topic()), now));
            }
        }
        return new ErasureReceipt(id, now, isCarriedOut, search.toldAnew(id), parts);
    }

    private ErasureReceipt.Part part(
            AuthorSearch.Holding holding, @Nullable Retention retention, Instant now) {
        String topic = holding.topic();
        Instant newest = holding.newest();
        if (retention == null || newest == null) {
            return new ErasureReceipt.Part(topic, 0, Optional.empty(), "");
        }
        Optional<Instant> goneBy;
        String how;
        if (topic.equals(names.scored()) || topic.equals(names.control())) {
            goneBy = Optional.empty();
            how = KEPT;
        } else if (topic.equals(names.alert())) {
            goneBy = retention.replacedBy(now, Output.AuthorForgotten.ONCE_MORE);
            how = REPLACED;
        } else if (topic.equals(names.state())) {
            goneBy = retention.replacedBy(now.plus(untilSaved()));
            how = REPLACED;
        } else if (retention.isCompacted() && holding.isDeleted()) {
            goneBy = earlier(retention.erasedBy(newest), retention.deletedBy(newest));
            how = DELETED;
        } else {
            goneBy = retention.deletedBy(newest);
            how = EXPIRES;
        }
        return new ErasureReceipt.Part(topic, holding.found(), goneBy.map(Erasure::whole), how);
    }

    /** How long monitors know whom they shall not read, and until that was saved in both places. */
    private Duration untilSaved() {
        Duration lateness =
                Stream.of(Asset.values())
                        .map(asset -> configuration.monitorSettings(asset).lateness())
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO);
        return lateness.plus(configuration.snapshotEvery().multipliedBy(2));
    }

    /** Not before {@code instant}. */
    private static Instant whole(Instant instant) {
        return instant.plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }
}
