package io.bellwether.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Does numbered pieces of work side by side and hands the results back in their order. */
final class InOrder {

    private InOrder() {}

    /**
     * The results of pieces 0 to {@code count} - 1.
     *
     * @param threads how many are done at once
     */
    static <T> List<T> of(int count, int threads, IntFunction<T> work) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                futures.add(executor.submit(() -> work.apply(number)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    /** What the work threw, so that its message is not hidden behind another one. */
    static RuntimeException failure(@Nullable Throwable cause) {
        return cause instanceof RuntimeException thrown
                ? thrown
                : new IllegalStateException("the work failed", cause);
    }
}
