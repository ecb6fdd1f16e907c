package io.bellwether.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** When a role last got somewhere, and whether an error holds it up. Safe for several threads. */
final class Pulse {

    private final AtomicReference<@Nullable String> error = new AtomicReference<>();
    private volatile long movedAt = System.nanoTime();
    private volatile long begunAt = System.nanoTime();

    /** Something was committed, or read to restore what was known. */
    void moved() {
        movedAt = System.nanoTime();
        error.set(null);
    }

    /** The role begins anew. */
    void restarted(Throwable cause) {
        begunAt = System.nanoTime();
        error.set(cause.getClass().getSimpleName());
    }

    /** Since the last move or beginning, whichever was later. */
    Duration still() {
        long now = System.nanoTime();
        return Duration.ofNanos(Math.min(now - movedAt, now - begunAt));
    }

    /** Since the role began, for the first time or anew. */
    Duration sinceBeginning() {
        return Duration.ofNanos(System.nanoTime() - begunAt);
    }

    /** What it began anew after, by its kind, when it has not moved since. */
    Optional<String> error() {
        return Optional.ofNullable(error.get());
    }
}
