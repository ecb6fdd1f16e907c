package io.bellwether.kafka;

import io.bellwether.monitor.Input;
import io.bellwether.pipeline.Batch;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.Outcome;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A batch with the offsets that its commit writes, and the way back to the loop it came from. */
final class KafkaBatch implements Batch {

    private final List<InputRecord> records;
    private final List<Input.Heartbeat> heartbeats;
    private final List<Opened> opened;
    private final List<Integer> closed;
    private final Map<TopicPartition, OffsetAndMetadata> offsets;
    private final Consumer<CommitRequest> loop;

    private KafkaBatch(
            List<InputRecord> records,
            List<Input.Heartbeat> heartbeats,
            List<Opened> opened,
            List<Integer> closed,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            Consumer<CommitRequest> loop) {
        this.records = List.copyOf(records);
        this.heartbeats = List.copyOf(heartbeats);
        this.opened = List.copyOf(opened);
        this.closed = List.copyOf(closed);
        this.offsets = Map.copyOf(offsets);
        this.loop = loop;
    }

    static KafkaBatch ofRecords(
            List<InputRecord> records,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            Consumer<CommitRequest> loop) {
        return new KafkaBatch(records, List.of(), List.of(), List.of(), offsets, loop);
    }

    /**
     * @param offsets where the idle partitions stand. They say nothing new; with them the broker
     *     refuses a heartbeat from a member that owns the partition no longer.
     */
    static KafkaBatch ofHeartbeats(
            List<Input.Heartbeat> heartbeats,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            Consumer<CommitRequest> loop) {
        return new KafkaBatch(List.of(), heartbeats, List.of(), List.of(), offsets, loop);
    }

    static KafkaBatch ofOpened(
            List<Opened> opened, List<Input.Heartbeat> heartbeats, Consumer<CommitRequest> loop) {
        return new KafkaBatch(List.of(), heartbeats, opened, List.of(), Map.of(), loop);
    }

    static KafkaBatch ofClosed(
            List<Integer> closed,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            Consumer<CommitRequest> loop) {
        return new KafkaBatch(List.of(), List.of(), List.of(), closed, offsets, loop);
    }

    @Override
    public List<InputRecord> records() {
        return records;
    }

    @Override
    public List<Input.Heartbeat> heartbeats() {
        return heartbeats;
    }

    @Override
    public List<Opened> opened() {
        return opened;
    }

    @Override
    public List<Integer> closed() {
        return closed;
    }

    Map<TopicPartition, OffsetAndMetadata> offsets() {
        return offsets;
    }

    @Override
    public Mono<Void> commit(Outcome outcome) {
        return Mono.defer(() -> request(outcome));
    }

    private Mono<Void> request(Outcome outcome) {
        CommitRequest request = new CommitRequest(this, outcome, Sinks.empty());
        loop.accept(request);
        return request.done().asMono();
    }

    /** What the loop is asked to write; {@code done} tells the end. */
    record CommitRequest(KafkaBatch batch, Outcome outcome, Sinks.Empty<Void> done) {}
}
