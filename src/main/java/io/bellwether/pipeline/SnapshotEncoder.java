package io.bellwether.pipeline;

import io.bellwether.feedback.Asset;
import java.util.List;

/** Turns a snapshot into records. */
@FunctionalInterface
public interface SnapshotEncoder {

    /** The records that keep {@code saved}, each small enough to be sent. */
    List<OutputRecord> encode(Asset asset, SavedState saved);
}
