package io.bellwether.corenlp;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Threads with a large stack, on which CoreNLP may recurse. Whatever a piece of work throws, the
 * threads stay in service. Safe for use by several threads.
 */
final class ParserThreads implements AutoCloseable {

    private static final long STACK_BYTES = 64L << 20;

    private final ExecutorService threads;
    private final AtomicLong cpuNanos = new AtomicLong();

    ParserThreads(int count) {
        this(count, STACK_BYTES);
    }

    ParserThreads(int count, long stackBytes) {
        this.threads = Executors.newFixedThreadPool(count, work -> thread(work, stackBytes));
    }

    /**
     * Waits for the work, through interrupts, which it leaves set: half a score would be another
     * score.
     *
     * @return empty when the work threw an exception or overflowed the stack: that is the text's
     *     fault
     * @throws Error of any other kind, such as a missing class or memory that is used up: that is
     *     not
     */
    <T> Optional<T> call(Callable<T> work) {
        Future<T> result = threads.submit(() -> timed(work));
        boolean wasInterrupted = false;
        try {
            while (true) {
                try {
                    return Optional.of(result.get());
                } catch (InterruptedException e) {
                    wasInterrupted = true;
                } catch (ExecutionException e) {
                    rethrowIfOurs(e.getCause());
                    return Optional.empty();
                }
            }
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** CPU time that all threads have spent on work. */
    long cpuNanos() {
        return cpuNanos.get();
    }

    /** Ends the threads; {@link #call} must not be called any more. */
    @Override
    public void close() {
        threads.shutdown();
    }

    private <T> T timed(Callable<T> work) throws Exception {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            return work.call();
        } finally {
            cpuNanos.addAndGet(
                    ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        }
    }

    /** CoreNLP asserts by AssertionError what a text may break. */
    private static void rethrowIfOurs(@Nullable Throwable cause) {
        if (cause instanceof Error error
                && !(cause instanceof StackOverflowError)
                && !(cause instanceof AssertionError)) {
            throw error;
        }
    }

    private static Thread thread(Runnable work, long stackBytes) {
        Thread thread = new Thread(null, work, "tree-scorer", stackBytes);
        thread.setDaemon(true);
        return thread;
    }
}
