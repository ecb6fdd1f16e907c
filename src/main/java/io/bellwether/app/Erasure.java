package io.bellwether.app;

import io.bellwether.codec.ControlCodec;
import io.bellwether.codec.JournalCodec;
import io.bellwether.config.Configuration;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Hash;
import io.bellwether.kafka.FeedbackProducer;
import io.bellwether.kafka.GroupOffsets;
import io.bellwether.kafka.Permissions;
import io.bellwether.kafka.Retention;
import io.bellwether.kafka.TopicCursor;
import io.bellwether.kafka.TopicRange;
import io.bellwether.kafka.TopicReader;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.OutputRecord;
import io.bellwether.pipeline.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** Erases one author on one cluster, and tells what is left. Used by one thread. */
final class Erasure {

    private static final long LOOK_AGAIN_MILLIS = 500;

    /** For monitors that are slow, and topics that fall silent. */
    private static final Duration SLACK = Duration.ofMinutes(10);

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
    ErasureReceipt check() {
        try (Admin admin = cluster.connection().admin()) {
            requirePermissions(admin, List.of());
            requireItsKey();
            return receipt(admin, KnownErasures::ofTheLast);
        }
    }

    /**
     * Writes the erasure, deletes what can be deleted by its key, waits for the monitors and looks
     * for what is left.
     *
     * @param patience how long to wait for the monitors
     * @param written is told the erasure's id as soon as it is written
     * @throws WrongUseException as {@link #check}, before anything is written
     */
    ErasureReceipt erase(String by, String reason, Duration patience, Consumer<String> written)
            throws InterruptedException {
        Instant now = Instant.now();
        String id = "e-" + Hash.of(now.toString(), sought.pseudonyms(Asset.USERS).first());
        try (Admin admin = cluster.connection().admin();
                FeedbackProducer producer = new FeedbackProducer(cluster.connection())) {
            requirePermissions(admin, List.of(names.control()));
            cluster.createTopics();
            requireItsKey();
            Map<String, SortedSet<Integer>> keyed = keyed(admin);
            List<TopicRange> journal = journal();
            write(id, now, by, reason, producer);
            written.accept(id);
            deleteByKey(keyed, producer);
            awaitMonitors(admin, id, journal, patience);
            return receipt(admin, (known, committed) -> known.of(id, committed));
        }
    }

    private void requireItsKey() {
        Codecs codecs = new Codecs(names, configuration, AuthorNaming.asGiven());
        new NamesInForce(reader, names, codecs).require(sought);
    }

    /** So that what the brokers refuse, they refuse before anything is written. */
    private void requirePermissions(Admin admin, Collection<String> written) {
        new Permissions(admin, "").require(names.all(), written, monitors());
        // What brokers do not tell of a group that is not there, they tell whoever asks for it.
        committed(admin);
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

    /** Partitions of compacted input topics in which records lie under the author's id. */
    private Map<String, SortedSet<Integer>> keyed(Admin admin) {
        List<String> compacted =
                Retention.of(admin, names.allFeedback()).entrySet().stream()
                        .filter(topic -> topic.getValue().isCompacted())
                        .map(Map.Entry::getKey)
                        .toList();
        requirePermissions(admin, compacted);
        AuthorSearch search = search();
        Map<String, SortedSet<Integer>> keyed = new TreeMap<>();
        compacted.forEach(topic -> keyed.put(topic, search.keyed(topic)));
        return keyed;
    }

    private void deleteByKey(Map<String, SortedSet<Integer>> keyed, FeedbackProducer producer) {
        keyed.forEach(
                (topic, partitions) ->
                        partitions.forEach(
                                partition ->
                                        producer.send(
                                                new OutputRecord(
                                                        topic,
                                                        partition,
                                                        sought.key(),
                                                        null,
                                                        List.of()))));
        producer.flush();
    }

    private void awaitMonitors(Admin admin, String id, List<TopicRange> journal, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isCarriedOut(admin, id, journal) && System.nanoTime() - deadline <= 0) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    /** Whether each asset's journal has the erasure since, and its monitor has come beyond it. */
    private boolean isCarriedOut(Admin admin, String id, List<TopicRange> journalBefore) {
        Map<Integer, Long> committed = committed(admin);
        KnownErasures known = new KnownErasures();
        JournalCodec codec = new JournalCodec();
        try (TopicCursor cursor = reader.open(since(journalBefore))) {
            while (cursor.hasNext()) {
                InputRecord record = cursor.next();
                byte[] value = record.value();
                if (value != null && codec.decode(value) instanceof Input.AuthorErased erased) {
                    known.journalled(erased, record);
                }
            }
        }
        return known.of(id, committed) instanceof ErasureProgress.CarriedOut;
    }

    private List<TopicRange> since(List<TopicRange> before) {
        Map<Integer, Long> ends = new HashMap<>();
        before.forEach(range -> ends.put(range.partition(), range.to()));
        return journal().stream()
                .map(
                        range ->
                                new TopicRange(
                                        range.topic(),
                                        range.partition(),
                                        Math.min(
                                                ends.getOrDefault(range.partition(), 0L),
                                                range.to()),
                                        range.to()))
                .toList();
    }

    private List<TopicRange> journal() {
        return reader.ranges(List.of(names.scored()), Optional.empty(), Optional.empty());
    }

    private Map<Integer, Long> committed(Admin admin) {
        return GroupOffsets.of(admin, monitors(), names.scored());
    }

    private AuthorSearch search() {
        return new AuthorSearch(reader, names, configuration, sought);
    }

    /**
     * @param which of the erasures that are found it is about
     */
    private ErasureReceipt receipt(
            Admin admin, BiFunction<KnownErasures, Map<Integer, Long>, ErasureProgress> which) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        // Before the journal is read: what is committed by now is in what is read.
        Map<Integer, Long> committed = committed(admin);
        AuthorSearch search = search();
        List<AuthorSearch.Holding> holdings = search.run();
        List<String> holding =
                holdings.stream()
                        .filter(one -> one.found() > 0)
                        .map(AuthorSearch.Holding::topic)
                        .toList();
        ErasureProgress progress = which.apply(search.erasures(), committed);
        LettingGo end = new LettingGo(names, progress, Retention.of(admin, holding), untilSaved());
        List<ErasureReceipt.Part> parts = holdings.stream().map(end::part).toList();
        return new ErasureReceipt(progress, now, search.toldAnew(), parts);
    }

    /** How long monitors know whom they shall not read, and until that was saved in both places. */
    private Duration untilSaved() {
        Duration lateness =
                Stream.of(Asset.values())
                        .map(asset -> configuration.monitorSettings(asset).lateness())
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO);
        return lateness.plus(configuration.snapshotEvery().multipliedBy(2)).plus(SLACK);
    }
}
