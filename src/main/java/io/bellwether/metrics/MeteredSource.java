package io.bellwether.metrics;

import io.bellwether.monitor.Input;
import io.bellwether.pipeline.Again;
import io.bellwether.pipeline.Batch;
import io.bellwether.pipeline.BatchSource;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.Outcome;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hands batches on as they are, and tells when each was committed. */
final class MeteredSource implements BatchSource {

    private final BatchSource source;
    private final RoleMeters meters;

    MeteredSource(BatchSource source, RoleMeters meters) {
        this.source = source;
        this.meters = meters;
    }

    @Override
    public Flux<Batch> batches() {
        return source.batches().map(batch -> new MeteredBatch(batch, meters, System.nanoTime()));
    }

    @Override
    public Mono<Void> stop() {
        return source.stop();
    }

    private record MeteredBatch(Batch batch, RoleMeters meters, long handedOut) implements Batch {

        @Override
        public List<InputRecord> records() {
            return batch.records();
        }

        @Override
        public List<Input.Heartbeat> heartbeats() {
            return batch.heartbeats();
        }

        @Override
        public List<Again> again() {
            return batch.again();
        }

        @Override
        public List<Input.ScorerReplaced> replaced() {
            return batch.replaced();
        }

        @Override
        public List<Opened> opened() {
            return batch.opened();
        }

        @Override
        public List<Integer> closed() {
            return batch.closed();
        }

        @Override
        public Mono<Void> commit(Outcome outcome) {
            return Mono.defer(() -> commitAt(System.nanoTime(), outcome));
        }

        private Mono<Void> commitAt(long asked, Outcome outcome) {
            return batch.commit(outcome).doOnSuccess(done -> committed(asked, outcome));
        }

        private void committed(long asked, Outcome outcome) {
            long now = System.nanoTime();
            meters.committed(
                    batch,
                    outcome,
                    Duration.ofNanos(now - handedOut),
                    Duration.ofNanos(now - asked));
        }
    }
}
