package io.bellwether.pipeline;

import io.bellwether.monitor.Input;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * What one poll brought, with the offsets that belong to it. Batches of one source are committed in
 * the order in which they came; every batch is committed once or the source ends with an error.
 *
 * <p>A batch is handled in this order: {@link #opened}, {@link #heartbeats}, {@link #again}, {@link
 * #replaced}, {@link #records}, {@link #closed}.
 */
public interface Batch {

    /** Records in the order in which each partition has them. */
    List<InputRecord> records();

    /** What the source knows of its own partitions; empty for sources that write no heartbeats. */
    List<Input.Heartbeat> heartbeats();

    /**
     * Records of the past that are to be scored again, in their order; empty but for a takeover.
     */
    default List<Again> again() {
        return List.of();
    }

    /** The scorer has scored the past again and takes over with these words. */
    default List<Input.ScorerReplaced> replaced() {
        return List.of();
    }

    /**
     * Partitions that belong to this reader from here on. State that was kept for one of them
     * earlier is void: whoever holds state restores it up to {@link Opened#offset}.
     */
    List<Opened> opened();

    /**
     * Partitions that belong to this reader no longer once this batch is committed. Whoever holds
     * state for one of them saves it with this batch and drops it.
     */
    List<Integer> closed();

    /**
     * Writes the outputs and this batch's offsets in one transaction. Nothing happens before
     * subscription; completes when the transaction is committed, and fails when the source ends
     * before that. The signal comes on the source's own thread, which must not be blocked.
     */
    Mono<Void> commit(Outcome outcome);

    /**
     * A partition that was just taken over.
     *
     * @param partition its number
     * @param offset of the first record that will be read: what lies before it is committed
     */
    record Opened(int partition, long offset) {}
}
