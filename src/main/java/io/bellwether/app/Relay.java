package io.bellwether.app;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.bellwether.monitor.Input;
import io.bellwether.replay.JournalListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Lets one thread read a journal while another takes its entries, in their order and a few thousand
 * behind. What the taker throws comes out where the reader hands over next or ends. For one reading
 * thread.
 */
final class Relay implements JournalListener, AutoCloseable {

    private static final int BATCH = 512;
    private static final int BATCHES = 16;
    private static final int LOOK_MILLIS = 100;
    private static final List<Entry> LAST = List.of();

    private final BlockingQueue<List<Entry>> handed = new ArrayBlockingQueue<>(BATCHES);
    private final JournalListener taker;
    private final FutureTask<Boolean> taking = new FutureTask<>(this::work, true);
    private List<Entry> batch = new ArrayList<>(BATCH);

    private Relay(JournalListener taker) {
        this.taker = taker;
    }

    /** Starts the thread on which {@code taker} takes what comes. */
    static Relay to(JournalListener taker) {
        Relay relay = new Relay(taker);
        Thread thread = new Thread(relay.taking, "replay");
        thread.setDaemon(true);
        thread.start();
        return relay;
    }

    private record Entry(Input input, Instant writtenAt) {}

    private void work() {
        try {
            List<Entry> some = handed.take();
            while (!some.isEmpty()) {
                some.forEach(entry -> taker.take(entry.input(), entry.writtenAt()));
                some = handed.take();
            }
            taker.end();
        } catch (InterruptedException e) {
            // The reader has failed, and nobody waits for the rest.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void take(Input input, Instant writtenAt) {
        batch.add(new Entry(input, writtenAt));
        if (batch.size() == BATCH) {
            handOver(batch);
            batch = new ArrayList<>(BATCH);
        }
    }

    /** Waits until everything is taken. */
    @Override
    public void end() {
        if (!batch.isEmpty()) {
            handOver(batch);
        }
        handOver(LAST);
        await();
    }

    private void handOver(List<Entry> some) {
        try {
            while (!handed.offer(some, LOOK_MILLIS, MILLISECONDS)) {
                if (taking.isDone()) {
                    await();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void await() {
        try {
            taking.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw InOrder.failure(e.getCause());
        }
    }

    /** Ends the taking thread if the reader has not come to {@link #end}. */
    @Override
    public void close() {
        taking.cancel(true);
    }
}
