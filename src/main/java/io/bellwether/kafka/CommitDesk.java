package io.bellwether.kafka;

import io.bellwether.kafka.KafkaBatch.CommitRequest;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commit requests from any thread and writes them, in order, on the thread that owns the
 * clients. Everything but {@link #ask} belongs to that thread.
 *
 * <p>While the group rebalances, a commit can be refused because the generation it names is over.
 * It is written again as soon as the member knows the new generation. That is no repair in memory:
 * the batch is the same, and had its partitions gone to somebody else meanwhile, the member would
 * have been told. Starting anew instead would make the member leave and join, and so move the group
 * on again.
 */
final class CommitDesk {

    private static final Logger LOG = LoggerFactory.getLogger(CommitDesk.class);
    private static final long MOMENT_NANOS = 2_000_000;

    private final Consumer<byte[], byte[]> consumer;
    private final TransactionWriter writer;
    private final Duration patience;
    private final java.util.function.Consumer<CommitRequest> onCommitted;
    private final BlockingQueue<CommitRequest> requests = new LinkedBlockingQueue<>();
    private int underWay;
    private @Nullable Refused refused;
    private volatile boolean isClosed;

    /**
     * @param patience how long a refused commit may wait for the group
     * @param onCommitted hears of every batch that is committed
     */
    CommitDesk(
            Consumer<byte[], byte[]> consumer,
            TransactionWriter writer,
            Duration patience,
            java.util.function.Consumer<CommitRequest> onCommitted) {
        this.consumer = consumer;
        this.writer = writer;
        this.patience = patience;
        this.onCommitted = onCommitted;
    }

    /** Any thread: asks for a commit. */
    void ask(CommitRequest request) {
        requests.add(request);
        if (isClosed) {
            turnAway();
        }
    }

    /** A batch was handed out and will come back. */
    void expect() {
        underWay++;
    }

    /** Whether a batch that was handed out is not committed yet. */
    boolean isBusy() {
        return underWay > 0;
    }

    /** Whether commits wait until the group has moved on. */
    boolean isRefused() {
        return refused != null;
    }

    /** Commits everything that is asked for by now. */
    void serve() {
        retry();
        while (refused == null) {
            CommitRequest request = requests.poll();
            if (request == null) {
                return;
            }
            commit(request);
        }
    }

    /** Commits the next request, for which it waits a little. */
    void serveNext(Duration atMost) {
        retry();
        if (refused != null) {
            LockSupport.parkNanos(MOMENT_NANOS);
            return;
        }
        try {
            CommitRequest request = requests.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (request != null) {
                commit(request);
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Nobody will commit any more; whoever asks is told so. */
    void close() {
        isClosed = true;
        turnAway();
    }

    private void commit(CommitRequest request) {
        KafkaBatch batch = request.batch();
        ConsumerGroupMetadata group = consumer.groupMetadata();
        if (!request.outcome().outputs().isEmpty() || !batch.offsets().isEmpty()) {
            try {
                writer.commit(request.outcome().outputs(), batch.offsets(), group);
            } catch (CommitFailedException e) {
                LOG.debug("{}: refused in generation {}", group.groupId(), group.generationId());
                long deadline = System.nanoTime() + patience.toNanos();
                refused = new Refused(request, group.generationId(), e, deadline);
                return;
            }
        }
        underWay--;
        onCommitted.accept(request);
        var unused = request.done().tryEmitEmpty();
    }

    private void retry() {
        Refused before = refused;
        if (before == null) {
            return;
        }
        if (consumer.groupMetadata().generationId() != before.generation()) {
            refused = null;
            commit(before.request());
        } else if (System.nanoTime() - before.deadline() > 0) {
            throw before.reason();
        }
    }

    private void turnAway() {
        while (true) {
            CommitRequest request = requests.poll();
            if (request == null) {
                return;
            }
            var unused = request.done().tryEmitError(new SourceEndedException());
        }
    }

    /** A commit that came in a generation that was over. */
    private record Refused(
            CommitRequest request, int generation, CommitFailedException reason, long deadline) {}
}
