package io.bellwether.pipeline;

import io.bellwether.monitor.Input;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A source whose batches come from a list, and which keeps what was committed. */
final class FakeSource implements BatchSource {

    final List<Outcome> committed = new ArrayList<>();
    private final List<FakeBatch> batches = new ArrayList<>();
    private int commitsToFail;

    FakeSource batch(InputRecord... records) {
        batches.add(new FakeBatch(List.of(records), List.of(), List.of(), List.of()));
        return this;
    }

    FakeSource heartbeat(Input.Heartbeat heartbeat) {
        batches.add(new FakeBatch(List.of(), List.of(heartbeat), List.of(), List.of()));
        return this;
    }

    FakeSource opened(int partition, long offset) {
        Batch.Opened opened = new Batch.Opened(partition, offset);
        batches.add(new FakeBatch(List.of(), List.of(), List.of(opened), List.of()));
        return this;
    }

    FakeSource closed(int partition) {
        batches.add(new FakeBatch(List.of(), List.of(), List.of(), List.of(partition)));
        return this;
    }

    FakeSource failCommits(int count) {
        commitsToFail = count;
        return this;
    }

    /** Each subscription begins after what was committed, as a group does. */
    @Override
    public Flux<Batch> batches() {
        return Flux.defer(
                () -> Flux.fromIterable(batches.subList(committed.size(), batches.size())));
    }

    @Override
    public Mono<Void> stop() {
        return Mono.empty();
    }

    List<OutputRecord> outputs() {
        return committed.stream().flatMap(outcome -> outcome.outputs().stream()).toList();
    }

    private final class FakeBatch implements Batch {
        private final List<InputRecord> records;
        private final List<Input.Heartbeat> heartbeats;
        private final List<Opened> opened;
        private final List<Integer> closed;

        FakeBatch(
                List<InputRecord> records,
                List<Input.Heartbeat> heartbeats,
                List<Opened> opened,
                List<Integer> closed) {
            this.records = records;
            this.heartbeats = heartbeats;
            this.opened = opened;
            this.closed = closed;
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

        @Override
        public Mono<Void> commit(Outcome outcome) {
            return Mono.fromRunnable(() -> accept(outcome));
        }

        private void accept(Outcome outcome) {
            if (commitsToFail > 0) {
                commitsToFail--;
                throw new IllegalStateException("the commit fails");
            }
            committed.add(outcome);
        }
    }
}
