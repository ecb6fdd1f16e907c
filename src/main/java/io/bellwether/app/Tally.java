package io.bellwether.app;

import io.bellwether.pipeline.Progress;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what a role has committed since it started. Safe for several threads. */
final class Tally {

    private final AtomicLong records = new AtomicLong();
    private final AtomicLong outputs = new AtomicLong();
    private final AtomicLong deadLetters = new AtomicLong();

    void add(Progress progress) {
        outputs.addAndGet(progress.outputs());
        deadLetters.addAndGet(progress.deadLetters());
        records.addAndGet(progress.records());
    }

    /** Records read and committed. */
    long records() {
        return records.get();
    }

    /** Records written, dead letters among them. */
    long outputs() {
        return outputs.get();
    }

    /** Records that could not be read. */
    long deadLetters() {
        return deadLetters.get();
    }
}
