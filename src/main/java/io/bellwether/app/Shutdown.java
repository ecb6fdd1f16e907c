package io.bellwether.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets a command finish in order when the process is told to end (SIGTERM, SIGINT): it is asked to
 * stop, and the process waits until this is closed, since what the command opened before (a local
 * broker, a temporary folder) is let go of by the command itself. Whoever does not want to wait
 * sends a second signal, see {@link StopSignals}.
 */
final class Shutdown implements AutoCloseable {

    /** From the signal on. */
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final CountDownLatch finished = new CountDownLatch(1);
    private @Nullable Runnable stop;
    private boolean isSignalled;

    private Shutdown() {}

    /** Begins to listen; to be opened first and so closed last. */
    static Shutdown listen() {
        Shutdown shutdown = new Shutdown();
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::signalled, "shutdown"));
        StopSignals.handle();
        return shutdown;
    }

    /** What asks the command to stop; done at once when the process was told to end before. */
    void stopsWith(Runnable action) {
        boolean isLate;
        synchronized (this) {
            stop = action;
            isLate = isSignalled;
        }
        if (isLate) {
            action.run();
        }
    }

    /** The process was told to end; blocks until it may. */
    void signalled() {
        if (finished.getCount() == 0) {
            return;
        }
        long deadline = System.nanoTime() + WITHIN.toNanos();
        Runnable action;
        synchronized (this) {
            isSignalled = true;
            action = stop;
        }
        if (action != null) {
            action.run();
        }
        try {
            var unused = finished.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command has let go of everything. */
    @Override
    public void close() {
        finished.countDown();
    }
}
