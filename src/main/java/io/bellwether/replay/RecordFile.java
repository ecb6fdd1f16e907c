package io.bellwether.replay;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file read record by record, each as the bytes of one JSON object. */
public interface RecordFile extends AutoCloseable {

    /** The next record; null at the end. */
    byte @Nullable [] next() throws IOException;

    /** The number of the record that {@link #next} gave last: its line, or its row; from 1. */
    long number();

    @Override
    void close() throws IOException;
}
