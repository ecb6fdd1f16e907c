package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.pipeline.TopicNames;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The metrics of Kafka's clients live as long as these. */
class ClientMetersTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final KafkaConnection connection = TestBroker.connection().metered(registry);

    @Test
    void clientsOfARoleThatRestartsLeaveNoMetersBehind() {
        TopicNames names = TestBroker.topics(1);
        Member member = new Member(TestBroker.unique("g"), "monitor", "a", GroupProtocol.CLASSIC);
        AtomicInteger fetches = new AtomicInteger();
        try (MonitorRig rig =
                new MonitorRig(
                        connection,
                        names,
                        member,
                        pointers -> {
                            if (!pointers.isEmpty() && fetches.getAndIncrement() < 2) {
                                throw new IllegalStateException("out of reach");
                            }
                            return Map.of();
                        })) {
            rig.start();
            Topic.send(names.scored(), 0, entries());
            await().atMost(PATIENCE).until(() -> rig.restarts.size() >= 2);
            // The third run has got as far as the quotation; what the others committed is not
            // counted.
            await().atMost(PATIENCE).until(() -> fetches.get() >= 3);
            assertThat(clients("kafka.consumer")).containsExactly(member.transactionalId());
            assertThat(clients("kafka.producer"))
                    .containsExactly("producer-" + member.transactionalId());
        }
        assertThat(meters()).isEmpty();
    }

    /** The monitor of these tests quotes at every hundredth. */
    private static List<String> entries() {
        return IntStream.range(0, 150).mapToObj(i -> "scored|f" + i + "|1000").toList();
    }

    private List<Meter> meters() {
        return registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("kafka"))
                .toList();
    }

    private List<String> clients(String prefix) {
        return meters().stream()
                .map(Meter::getId)
                .filter(id -> id.getName().startsWith(prefix))
                .map(id -> String.valueOf(id.getTag("client.id")))
                .distinct()
                .toList();
    }
}
