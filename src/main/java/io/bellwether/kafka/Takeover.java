package io.bellwether.kafka;

import io.bellwether.feedback.Asset;
import io.bellwether.kafka.KafkaBatch.CommitRequest;
import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * The takeover of a scorer in one subscription. Until the journal of an asset says that this scorer
 * is in office, the asset's records wait. Whoever owns the asset's first partition leads: it scores
 * the past again, and says when that is done. The others watch the journal for that word.
 *
 * <p>Topics are read on a thread of its own, one part ahead, so that polling goes on meanwhile. A
 * leader that ends or loses the partition leaves what it has committed; the next one reads from the
 * journal how far it came. Every part is committed together with the partition's offset, so that
 * the broker refuses a leader that does not know yet that it leads no longer.
 *
 * <p>All methods but {@link #read} are called by the thread that owns the consumer.
 */
final class Takeover {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long WATCH_EVERY_MILLIS = 1_000;
    private static final long MOMENT_MILLIS = 50;
    private static final long NOT_LEADING = -1;

    private final TakeoverSettings settings;
    private final TopicNames names;
    private final TakeoverScout scout;
    private final Scheduler scheduler;
    private final BlockingQueue<Ready> ready = new ArrayBlockingQueue<>(1);
    private final Set<Asset> open = Collections.synchronizedSet(EnumSet.allOf(Asset.class));
    private final Set<Asset> told = EnumSet.noneOf(Asset.class);

    /** Assets of which this member has partitions; and in which term it leads. */
    private volatile Map<Asset, Long> terms = Map.of();

    private volatile @Nullable RuntimeException failure;
    private volatile boolean isStopped;
    private boolean isStarted;
    private long changes;

    Takeover(
            KafkaConnection connection,
            TopicNames names,
            TakeoverSettings settings,
            InstantSource clock,
            Scheduler scheduler) {
        this.settings = settings;
        this.names = names;
        this.scheduler = scheduler;
        this.scout = new TakeoverScout(new TopicReader(connection), names, settings, clock);
    }

    /** What of one asset is to be written next, in which term of its leader. */
    private record Ready(Asset asset, long term, TakeoverPart part) {}

    /** These partitions belong to this member now, and no others. */
    void owns(Collection<TopicPartition> partitions) {
        changes++;
        Map<Asset, Long> now = new EnumMap<>(Asset.class);
        for (TopicPartition partition : partitions) {
            names.assetOf(partition.topic()).ifPresent(asset -> now.put(asset, NOT_LEADING));
        }
        for (Asset asset : List.copyOf(now.keySet())) {
            if (partitions.contains(lead(asset))) {
                long since = terms.getOrDefault(asset, NOT_LEADING);
                now.put(asset, since == NOT_LEADING ? changes : since);
            }
        }
        terms = Collections.unmodifiableMap(now);
        if (!isStarted) {
            isStarted = true;
            var unused = scheduler.schedule(this::read);
        }
    }

    /** The partition whose owner leads. */
    private TopicPartition lead(Asset asset) {
        List<String> topics = names.feedback().getOrDefault(asset, List.of());
        return new TopicPartition(topics.getFirst(), 0);
    }

    /** Whether records of {@code asset} must wait. */
    boolean isOpen(Asset asset) {
        return open.contains(asset);
    }

    /** What is to be written next, if there is something. */
    Optional<KafkaBatch> due(
            Consumer<byte[], byte[]> consumer, java.util.function.Consumer<CommitRequest> loop) {
        Optional<Ready> next = next();
        if (next.isEmpty()) {
            return Optional.empty();
        }
        TopicPartition lead = lead(next.get().asset);
        OffsetAndMetadata place = new OffsetAndMetadata(consumer.position(lead, PATIENCE));
        return Optional.of(KafkaBatch.ofTakeover(next.get().part, Map.of(lead, place), loop));
    }

    private Optional<Ready> next() {
        RuntimeException reason = failure;
        if (reason != null) {
            throw reason;
        }
        Ready next = ready.poll();
        if (next == null || !isCurrent(next.asset, next.term)) {
            return Optional.empty();
        }
        if (!next.part.replaced().isEmpty()) {
            // What is read from here on is committed after it.
            open.remove(next.asset);
        }
        return Optional.of(next);
    }

    /** The subscription is over. */
    void stop() {
        isStopped = true;
    }

    private boolean isCurrent(Asset asset, long term) {
        return !isStopped && term == terms.getOrDefault(asset, NOT_LEADING);
    }

    /** The thread that reads topics. */
    private void read() {
        try {
            while (!isStopped && !open.isEmpty()) {
                turn();
                if (!open.isEmpty()) {
                    TimeUnit.MILLISECONDS.sleep(WATCH_EVERY_MILLIS);
                }
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void turn() throws InterruptedException {
        for (Asset asset : terms.keySet()) {
            if (isOpen(asset)) {
                settle(asset);
            }
        }
        for (Map.Entry<Asset, Long> each : terms.entrySet()) {
            Asset asset = each.getKey();
            if (each.getValue() != NOT_LEADING
                    && isOpen(asset)
                    && isCurrent(asset, each.getValue())) {
                lead(asset, each.getValue());
            }
        }
    }

    private void settle(Asset asset) {
        Optional<String> inOffice = scout.inOffice(asset);
        if (inOffice.isEmpty() || inOffice.get().equals(settings.scorerId())) {
            open.remove(asset);
        } else if (terms.getOrDefault(asset, NOT_LEADING) == NOT_LEADING && told.add(asset)) {
            settings.listener().waiting(asset, inOffice.get());
        }
    }

    private void lead(Asset asset, long term) throws InterruptedException {
        TakeoverListener listener = settings.listener();
        long again = 0;
        long read = 0;
        try (PastRecords past = scout.past(asset)) {
            while (past.hasNext() && isCurrent(asset, term)) {
                PastRecords.Part part = past.next();
                read += part.read();
                again += part.again().size();
                listener.read(asset, part.read());
                offer(asset, term, new TakeoverPart(part.again(), List.of()));
            }
        }
        offer(asset, term, new TakeoverPart(List.of(), List.of(scout.replaced(asset))));
        while (isOpen(asset) && isCurrent(asset, term)) {
            TimeUnit.MILLISECONDS.sleep(MOMENT_MILLIS);
        }
        if (isOpen(asset)) {
            listener.stopped(asset);
        } else {
            listener.ended(asset, again, read - again);
        }
    }

    /** Waits until there is room, or until this member leads no longer. */
    private void offer(Asset asset, long term, TakeoverPart part) throws InterruptedException {
        Ready next = new Ready(asset, term, part);
        boolean isDone = part.equals(TakeoverPart.NONE);
        while (!isDone && isCurrent(asset, term)) {
            isDone = ready.offer(next, MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
