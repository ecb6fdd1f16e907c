package io.bellwether.pipeline;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Decoded;

/** Reads feedback from bytes. Used by several threads at once. */
@FunctionalInterface
public interface FeedbackReader {

    /**
     * Reads one record. Never throws for any bytes: what cannot be read is {@link
     * Decoded.Rejected}.
     */
    Decoded read(Asset asset, InputRecord record);
}
