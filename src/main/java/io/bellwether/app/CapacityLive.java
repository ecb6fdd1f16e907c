package io.bellwether.app;

import io.bellwether.capacity.Delays;
import io.bellwether.capacity.Piece;
import io.bellwether.kafka.FeedbackProducer;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.TopicTail;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Feeds a running service at a steady rate and looks, as a reader of committed records, when what
 * it makes of that is there. Used once.
 */
final class CapacityLive {

    /** Of so many records the time to the journal is measured for one. */
    private static final int SAMPLE = 10;

    /** This share of the feed comes before anything counts: the service has to warm up. */
    private static final double WARM_UP = .25;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final long EARLY_NANOS = 1_000_000;

    private final KafkaConnection connection;
    private final TopicNames names;
    private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
    private final List<Double> toJournal = new ArrayList<>();
    private final Map<String, Instant> arrivals = new ConcurrentHashMap<>();
    private final AtomicLong journalled = new AtomicLong();
    private final AtomicLong lastOutput = new AtomicLong(System.nanoTime());
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private Instant countedFrom = Instant.MAX;

    CapacityLive(KafkaConnection connection, TopicNames names) {
        this.connection = connection;
        this.names = names;
    }

    /**
     * Feeds {@code pieces} and returns when nothing more comes of them.
     *
     * @param rate records a second
     * @param progress hears of every record that is written
     */
    List<Delays> run(List<Piece> pieces, double rate, Progress progress) {
        Scheduler watching = Schedulers.newBoundedElastic(2, 2, "capacity-watch", 60, true);
        Disposable.Composite tails = Disposables.composite();
        try {
            tails.add(follow(List.of(names.scored()), this::journalled, watching));
            tails.add(follow(List.of(names.alert(), names.level()), this::said, watching));
            feed(pieces, rate, progress);
            awaitEnd(pieces.size());
        } finally {
            tails.dispose();
            // The readers close their connections; an interrupt would make them complain.
            watching.disposeGracefully().timeout(Duration.ofSeconds(5)).onErrorComplete().block();
        }
        List<Delays> delays = new ArrayList<>();
        delays.add(Delays.of("produce to journal", toJournal));
        CapacityTrace trace = new CapacityTrace(connection, names, countedFrom);
        trace.read();
        delays.add(trace.delays("watermark to alert", CapacityTrace.ALERT, arrivals));
        delays.add(trace.delays("watermark to level", CapacityTrace.LEVEL, arrivals));
        return delays;
    }

    private interface Listener {
        void take(InputRecord record, Instant arrivedAt);
    }

    private Disposable follow(List<String> topics, Listener listener, Scheduler scheduler) {
        return new TopicTail(connection, topics, scheduler)
                .parts()
                .subscribe(
                        part -> {
                            Instant now = Instant.now();
                            part.records().forEach(record -> listener.take(record, now));
                        },
                        error -> failure.compareAndSet(null, error));
    }

    private void journalled(InputRecord record, Instant arrivedAt) {
        byte[] key = record.key();
        if (key != null) {
            journalled.incrementAndGet();
            Long sent = sentAt.remove(new String(key, StandardCharsets.UTF_8));
            if (sent != null) {
                toJournal.add((System.nanoTime() - sent) / 1e6);
            }
        }
    }

    private void said(InputRecord record, Instant arrivedAt) {
        lastOutput.set(System.nanoTime());
        arrivals.putIfAbsent(CapacityTrace.keyOf(names, record), arrivedAt);
    }

    private void feed(List<Piece> pieces, double rate, Progress progress) {
        try (FeedbackProducer producer = new FeedbackProducer(connection)) {
            long begun = System.nanoTime();
            int warm = (int) (pieces.size() * WARM_UP);
            for (int i = 0; i < pieces.size(); i++) {
                long early = begun + (long) (i / rate * 1e9) - System.nanoTime();
                if (early > EARLY_NANOS) {
                    LockSupport.parkNanos(early);
                }
                if (i == warm) {
                    countedFrom = Instant.now();
                }
                send(pieces.get(i), i >= warm && i % SAMPLE == 0, producer);
                progress.step(1);
            }
            producer.flush();
        }
    }

    private void send(Piece piece, boolean isSample, FeedbackProducer producer) {
        if (isSample) {
            sentAt.put(piece.id(), System.nanoTime());
        }
        String topic = FeedbackTopics.of(names, piece.asset());
        producer.send(topic, piece.key(), piece.value(), List.of());
    }

    private void awaitEnd(long records) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (journalled.get() < records
                || System.nanoTime() - lastOutput.get() < QUIET.toNanos()) {
            Throwable cause = failure.get();
            if (cause != null) {
                throw new IllegalStateException("the topics cannot be read", cause);
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(
                        "the service did not keep up: "
                                + journalled.get()
                                + " of "
                                + records
                                + " records are in the journal; try a smaller --rate");
            }
            LockSupport.parkNanos(EARLY_NANOS * 20);
        }
    }
}
