package io.bellwether.notify;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/** Waits for nothing: a pause is over at once, and its clock then says that it has passed. */
final class ImpatientTimer implements Scheduler {

    private final Scheduler real;
    private final AtomicLong millis = new AtomicLong();

    ImpatientTimer(Scheduler real) {
        this.real = real;
    }

    /** All pauses so far. */
    Duration passed() {
        return Duration.ofMillis(millis.get());
    }

    @Override
    public Disposable schedule(Runnable task) {
        return real.schedule(task);
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        millis.addAndGet(unit.toMillis(delay));
        return real.schedule(task);
    }

    @Override
    public long now(TimeUnit unit) {
        return unit.convert(millis.get(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Worker createWorker() {
        return real.createWorker();
    }
}
