package io.bellwether.corenlp;

/** Hears how far long work has come, on the thread that does it. */
@FunctionalInterface
public interface Progress {

    /** Nobody listens. */
    Progress NONE = (what, done, total) -> {};

    /**
     * Some more is done.
     *
     * @param what the part of the work, one word
     * @param done from 0 to {@code total}
     */
    void step(String what, long done, long total);
}
