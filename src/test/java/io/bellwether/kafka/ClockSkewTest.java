package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Monitor;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.monitor.Output;
import io.bellwether.pipeline.Entries;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Members whose clocks are wrong. */
class ClockSkewTest {

    private static final String USERS = "feedback.users.v1";

    /**
     * Its heartbeats name times that are not there yet; feedback of now must not be late for it.
     */
    @Test
    void aMemberWhoseClockIsADayAheadMakesNobodyLate() {
        TopicNames names = TestBroker.topics(1);
        String topic = names.prefix() + USERS;
        InstantSource ahead = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));
        Member member = ScoreRig.member(TestBroker.unique("g"), "a", GroupProtocol.CLASSIC);
        long first = Instant.now().getEpochSecond();
        try (ScoreRig rig =
                new ScoreRig(
                                TestBroker.connection(),
                                names,
                                member,
                                ScoreRig::neutral,
                                100,
                                Duration.ofSeconds(20),
                                ahead)
                        .start()) {
            Topic.send(topic, 0, "first|" + first + "|text");
            // Two heartbeats after it: the watermark is where they put it.
            await().atMost(Duration.ofSeconds(60)).until(() -> idleHeartbeats(names, topic) >= 6);
            Topic.send(topic, 0, "second|" + Instant.now().getEpochSecond() + "|text");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Topic.values(names.scored(), "scored|").size() == 2);
            assertThat(rig.restarts).isEmpty();
        }
        assertThat(onTime(names)).isEqualTo(2);
    }

    private static long idleHeartbeats(TopicNames names, String topic) {
        return Topic.values(names.scored(), "heartbeat|").stream()
                .filter(value -> value.endsWith("|" + topic + "-0"))
                .count();
    }

    /** How many records a monitor of the users' journal reads, and does not drop as late. */
    private static long onTime(TopicNames names) {
        Monitor monitor = new Monitor(Asset.USERS, MonitorSettings.defaults());
        List<Output> outputs = new ArrayList<>();
        for (InputRecord record : Topic.read(names.scored())) {
            if (record.partition() == Asset.USERS.partition()
                    && Wire.entries(record) instanceof Entries.Read read) {
                read.entries()
                        .forEach(
                                entry ->
                                        outputs.addAll(
                                                monitor.accept(entry.input(), record.timestamp())));
            }
        }
        outputs.addAll(monitor.finish());
        return outputs.stream()
                .filter(Output.LevelClosed.class::isInstance)
                .mapToLong(output -> ((Output.LevelClosed) output).level().records())
                .sum();
    }
}
