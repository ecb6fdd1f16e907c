package io.bellwether.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Rejection;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.Batch;
import io.bellwether.pipeline.BatchSource;
import io.bellwether.pipeline.DeadLetters;
import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.Outcome;
import io.bellwether.pipeline.OutputRecord;
import io.bellwether.pipeline.TopicNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RoleMetersTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final String TOPIC = "feedback.users.v1";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RoleMeters meters = new RoleMeters(new Meters(registry), "score", List.of(TOPIC));
    private final DeadLetters letters =
            new DeadLetters(TopicNames.standard(), InstantSource.fixed(AT));

    @Test
    void committedBatchIsCountedWithItsOutputs() {
        commit(true, output("bellwether.scored.v1"), output("bellwether.scored.v1"));
        assertThat(role(Metric.RECORDS)).isEqualTo(3);
        assertThat(role(Metric.OUTPUTS)).isEqualTo(2);
        assertThat(role(Metric.COMMITS)).isEqualTo(1);
        assertThat(registry.get(Metric.BATCH.id()).timer().count()).isEqualTo(1);
        assertThat(registry.get(Metric.COMMIT.id()).timer().count()).isEqualTo(1);
    }

    @Test
    void batchThatIsNotCommittedCountsNothing() {
        commit(false, output("bellwether.scored.v1"));
        assertThat(role(Metric.RECORDS)).isZero();
        assertThat(role(Metric.COMMITS)).isZero();
        assertThat(registry.get(Metric.BATCH.id()).timer().count()).isZero();
    }

    @Test
    void deadLettersAreCountedByTopicAndReason() {
        commit(
                true,
                letters.of(record(), new Rejection(Rejection.Reason.NOT_JSON, "not JSON")),
                output("bellwether.scored.v1"),
                letters.of(record(), new Rejection(Rejection.Reason.NOT_JSON, "not JSON")));
        assertThat(deadLetters("not-json")).isEqualTo(2);
        assertThat(deadLetters("bad-rating")).isZero();
    }

    @Test
    void reasonThatTheWriterOfARecordMadeUpIsNotBelieved() {
        InputRecord hostile =
                new InputRecord(
                        TOPIC,
                        0,
                        7,
                        AT,
                        null,
                        null,
                        List.of(
                                Header.of(DeadLetters.REASON, "made up"),
                                Header.of(DeadLetters.TOPIC, "elsewhere")));
        commit(true, letters.of(hostile, new Rejection(Rejection.Reason.NOT_JSON, "not JSON")));
        assertThat(deadLetters("not-json")).isEqualTo(1);
        assertThat(registry.find(Metric.DEAD_LETTERS.id()).tag("topic", "elsewhere").counters())
                .isEmpty();
    }

    @Test
    void unknownLagIsNoNumber() {
        meters.source(OptionalLong::empty, () -> 2);
        assertThat(registry.get(Metric.LAG.id()).gauge().value()).isNaN();
        assertThat(registry.get(Metric.ABORTS.id()).functionCounter().count()).isEqualTo(2);
    }

    private void commit(boolean succeeds, OutputRecord... outputs) {
        int letters =
                (int) List.of(outputs).stream().filter(o -> o.topic().startsWith("dlq.")).count();
        Outcome outcome = Outcome.of(List.of(outputs), 3, letters);
        Flux<Void> run =
                meters.counting(new OneBatch(succeeds))
                        .batches()
                        .concatMap(batch -> batch.commit(outcome));
        if (succeeds) {
            StepVerifier.create(run).verifyComplete();
        } else {
            StepVerifier.create(run).verifyErrorMessage("fenced");
        }
    }

    private double role(Metric metric) {
        return registry.get(metric.id()).tag("role", "score").counter().count();
    }

    private double deadLetters(String reason) {
        return registry.get(Metric.DEAD_LETTERS.id())
                .tags("topic", TOPIC, "reason", reason)
                .counter()
                .count();
    }

    private static OutputRecord output(String topic) {
        return new OutputRecord(topic, 0, null, new byte[] {1}, List.of());
    }

    private static InputRecord record() {
        return new InputRecord(TOPIC, 0, 7, AT, null, new byte[] {1}, List.of());
    }

    /** A source of one batch of three records. */
    private record OneBatch(boolean succeeds) implements BatchSource {

        @Override
        public Flux<Batch> batches() {
            return Flux.just(new Three(succeeds));
        }

        @Override
        public Mono<Void> stop() {
            return Mono.empty();
        }
    }

    private record Three(boolean succeeds) implements Batch {

        @Override
        public List<InputRecord> records() {
            return new ArrayList<>(List.of(record(), record(), record()));
        }

        @Override
        public List<Input.Heartbeat> heartbeats() {
            return List.of();
        }

        @Override
        public List<Opened> opened() {
            return List.of();
        }

        @Override
        public List<Integer> closed() {
            return List.of();
        }

        @Override
        public Mono<Void> commit(Outcome outcome) {
            return succeeds ? Mono.empty() : Mono.error(new IllegalStateException("fenced"));
        }
    }
}
