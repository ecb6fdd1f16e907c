package io.bellwether.kafka;

import io.bellwether.kafka.KafkaBatch.CommitRequest;
import io.bellwether.pipeline.Batch;
import io.bellwether.pipeline.InputRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.FluxSink;

/**
 * The one thread that owns a consumer and a transactional producer: it polls, hands batches out as
 * far as they are asked for, and commits what comes back. One loop lives as long as one
 * subscription; whatever goes wrong ends both, and nothing of it is kept.
 *
 * <p>Nothing downstream touches a client. A commit is a request in a queue; while no batch is asked
 * for, every partition is paused and polling goes on, so that a slow reader stays a member. When
 * partitions are taken away, batches under way are committed first, inside the callback, where this
 * member still owns them.
 */
final class ConsumeLoop implements Runnable, ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumeLoop.class);
    private static final Duration IDLE_POLL = Duration.ofMillis(100);
    private static final Duration BUSY_POLL = Duration.ofMillis(5);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final TransactionWriter writer;
    private final SourceSettings settings;
    private final SourceWatch watch;
    private final Backlog backlog;
    private final FluxSink<Batch> sink;
    private final Positions positions;
    private final CommitDesk desk;
    private final Set<TopicPartition> opening = new HashSet<>();
    private boolean isEnding;
    private @Nullable RuntimeException lost;
    private volatile boolean isStopping;

    ConsumeLoop(
            Consumer<byte[], byte[]> consumer,
            TransactionWriter writer,
            SourceSettings settings,
            SourceWatch watch,
            Backlog backlog,
            FluxSink<Batch> sink) {
        this.consumer = consumer;
        this.writer = writer;
        this.settings = settings;
        this.watch = watch;
        this.backlog = backlog;
        this.sink = sink;
        this.positions =
                new Positions(
                        consumer, settings.member().groupId(), settings.start(), Positions.DOUBT);
        this.desk = new CommitDesk(consumer, writer, settings.drainWithin(), this::committed);
    }

    /** Any thread: end in good order. */
    void stop() {
        isStopping = true;
    }

    @Override
    public void run() {
        backlog.clear();
        try {
            positions.look(settings.outputs());
            writer.init(
                    consumer.groupMetadata(),
                    new TopicPartition(settings.topics().getFirst(), 0),
                    settings.outputs());
            consumer.subscribe(settings.topics(), this);
            while (!isStopping && !sink.isCancelled()) {
                turn(true);
            }
            if (!sink.isCancelled()) {
                leave();
            }
            end(null);
        } catch (RuntimeException e) {
            end(NotAllowedException.explained(e));
        } catch (Error e) {
            end(new IllegalStateException("the consumer's thread broke down", e));
            throw e;
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (isEnding) {
            return;
        }
        LOG.info("{}: assigned {}", settings.member().groupId(), partitions);
        backlog.joined();
        opening.addAll(partitions);
        consumer.pause(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        if (isEnding || sink.isCancelled() || partitions.isEmpty()) {
            return;
        }
        LOG.info("{}: revoked {}", settings.member().groupId(), partitions);
        release(new HashSet<>(partitions));
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        if (!isEnding && !partitions.isEmpty()) {
            lost = new PartitionsLostException("partitions went to another member", partitions);
        }
    }

    private void turn(boolean mayEmit) {
        desk.serve();
        if (mayEmit) {
            announce();
        }
        boolean isAsked = mayEmit && !desk.isRefused() && sink.requestedFromDownstream() > 0;
        pauseAndResume(isAsked);
        ConsumerRecords<byte[], byte[]> records = positions.poll(isAsked ? pollTime() : BUSY_POLL);
        if (lost != null) {
            throw lost;
        }
        backlog.look(consumer);
        if (!records.isEmpty()) {
            watch.polled(records);
            emit(KafkaBatch.ofRecords(inputs(records), records.nextOffsets(), desk::ask));
        } else if (!isAsked) {
            desk.serveNext(IDLE_POLL);
        }
    }

    private Duration pollTime() {
        return desk.isBusy() ? BUSY_POLL : IDLE_POLL;
    }

    /** What has to be said before records, as far as it is asked for. */
    private void announce() {
        if (!opening.isEmpty() && sink.requestedFromDownstream() > 0) {
            Set<TopicPartition> partitions = Set.copyOf(opening);
            opening.clear();
            positions.open(partitions);
            watch.opened(partitions, consumer, desk::ask).ifPresent(this::emit);
        }
        if (opening.isEmpty() && sink.requestedFromDownstream() > 0) {
            watch.due(consumer, desk::ask).ifPresent(this::emit);
        }
    }

    private void pauseAndResume(boolean isAsked) {
        Set<TopicPartition> assigned = consumer.assignment();
        Set<TopicPartition> paused = new HashSet<>(assigned);
        if (isAsked) {
            Set<TopicPartition> waiting = watch.waiting(consumer);
            backlog.holdsBack(waiting);
            paused.clear();
            paused.addAll(opening);
            paused.addAll(waiting);
            paused.retainAll(assigned);
        }
        Set<TopicPartition> before = consumer.paused();
        if (!before.equals(paused)) {
            consumer.resume(before.stream().filter(p -> !paused.contains(p)).toList());
            consumer.pause(paused);
        }
    }

    private void emit(KafkaBatch batch) {
        desk.expect();
        backlog.handedOut(batch.records().size(), consumer);
        sink.next(batch);
    }

    private void committed(CommitRequest request) {
        backlog.committed(request.batch().records().size());
        watch.committed(request.outcome().eventTimes());
    }

    private long deadline() {
        return System.nanoTime() + settings.drainWithin().toNanos();
    }

    /**
     * Finishes what is under way, lets state be saved, and forgets the partitions. When nobody
     * listens any more there is nothing to finish.
     */
    private void release(Set<TopicPartition> partitions) {
        long deadline = deadline();
        drain(deadline, partitions);
        Set<TopicPartition> known = new HashSet<>(partitions);
        known.removeAll(opening);
        Optional<KafkaBatch> closing =
                known.isEmpty() ? Optional.empty() : watch.closing(known, consumer, desk::ask);
        if (closing.isPresent()) {
            while (sink.requestedFromDownstream() == 0 && !sink.isCancelled()) {
                checkTime(deadline, partitions);
                desk.serveNext(BUSY_POLL);
            }
            emit(closing.get());
            drain(deadline, partitions);
        }
        opening.removeAll(partitions);
        watch.closed(partitions);
    }

    private void drain(long deadline, Set<TopicPartition> partitions) {
        while (desk.isBusy() && !sink.isCancelled()) {
            checkTime(deadline, partitions);
            desk.serveNext(BUSY_POLL);
        }
    }

    private void checkTime(long deadline, Set<TopicPartition> partitions) {
        if (System.nanoTime() - deadline > 0) {
            throw new PartitionsLostException(
                    "batches under way were not finished within " + settings.drainWithin(),
                    partitions);
        }
    }

    /** Polls on until everything is committed, because the group may be moving on just now. */
    private void leave() {
        long deadline = deadline();
        while (desk.isBusy() && !sink.isCancelled()) {
            checkTime(deadline, consumer.assignment());
            turn(false);
        }
        release(consumer.assignment());
    }

    /** Closes both clients first, so that whoever starts anew meets no remains of this loop. */
    private void end(@Nullable RuntimeException failure) {
        isEnding = true;
        backlog.clear();
        watch.ended();
        if (failure == null) {
            writer.close();
        } else {
            writer.abandon();
        }
        try {
            consumer.close(CloseOptions.timeout(CLOSE_WITHIN));
        } catch (KafkaException e) {
            LOG.debug("consumer did not close cleanly: {}", e.toString());
        }
        if (failure != null && !sink.isCancelled()) {
            sink.error(failure);
        } else {
            sink.complete();
        }
        desk.close();
    }

    private static List<InputRecord> inputs(ConsumerRecords<byte[], byte[]> records) {
        List<InputRecord> inputs = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            inputs.add(Records.input(record));
        }
        return inputs;
    }
}
