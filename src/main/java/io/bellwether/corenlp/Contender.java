package io.bellwether.corenlp;

import java.io.IOException;
import java.util.List;

/** One way to read texts, whose speed is compared with others'. For one thread. */
interface Contender extends AutoCloseable {

    /**
     * Reads texts one after another; what it makes of them is not asked.
     *
     * @return how many it failed on
     * @throws IOException when a process of its own is gone
     */
    int read(List<String> texts) throws IOException;

    /** CPU time that it has taken so far, wherever it runs. */
    long cpuNanos();

    /** Whether it runs in this process, so that its memory can be seen. */
    default boolean isInside() {
        return true;
    }

    @Override
    default void close() {}
}
