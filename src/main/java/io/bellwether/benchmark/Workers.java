package io.bellwether.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does independent work on several threads; the results come in the order of the work. */
final class Workers implements AutoCloseable {

    private final ExecutorService threads;
    private final Runnable stepped;

    /**
     * @param threads at least 1
     * @param stepped called after each piece of work, by the thread that did it
     */
    Workers(int threads, Runnable stepped) {
        this.threads = Executors.newFixedThreadPool(threads);
        this.stepped = stepped;
    }

    /** Waits for all of it. The first failure, in the order of the work, is thrown. */
    <T> List<T> doAll(List<? extends Callable<T>> work) throws InterruptedException {
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> piece : work) {
            futures.add(threads.submit(() -> done(piece)));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(resultOf(future));
        }
        return results;
    }

    private <T> T done(Callable<T> piece) throws Exception {
        T result = piece.call();
        stepped.run();
        return result;
    }

    private static <T> T resultOf(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a simulated stream failed", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
