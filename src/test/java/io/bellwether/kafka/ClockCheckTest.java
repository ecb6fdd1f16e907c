package io.bellwether.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.checkup.Finding;
import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** The clock of this machine against the broker's, read off what the broker wrote itself. */
class ClockCheckTest {

    @Test
    void newestEntryTellsHowFarTheClockIsOff() throws Exception {
        TopicNames names = TestBroker.topics(1);
        try (Admin admin = TestBroker.connection().admin()) {
            assertThat(finding(admin, names, Duration.ZERO).level()).isEqualTo(Finding.Level.WARN);
            assertThat(finding(admin, names, Duration.ZERO).text()).contains("cannot tell");
            write(names.scored());

            assertThat(finding(admin, names, Duration.ZERO).level()).isEqualTo(Finding.Level.OK);
            assertThat(finding(admin, names, Duration.ofSeconds(-30)))
                    .satisfies(
                            behind -> {
                                assertThat(behind.level()).isEqualTo(Finding.Level.WARN);
                                assertThat(behind.text()).contains("behind the brokers'");
                            });
            assertThat(finding(admin, names, Duration.ofMinutes(-10)).level())
                    .isEqualTo(Finding.Level.FAIL);
            assertThat(finding(admin, names, Duration.ofHours(1)).text()).contains("cannot tell");
        }
    }

    @Test
    void whatWritersTimedTellsNothing() throws Exception {
        TopicNames names = TestBroker.topics(1);
        String feedback = names.allFeedback().get(0);
        write(feedback);
        try (Admin admin = TestBroker.connection().admin()) {
            ClockCheck check =
                    new ClockCheck(admin, List.of(feedback, "missing"), InstantSource.system());
            assertThat(check.look()).singleElement().asString().contains("cannot tell");
        }
    }

    private static Finding finding(Admin admin, TopicNames names, Duration off) {
        InstantSource clock = () -> InstantSource.system().instant().plus(off);
        return new ClockCheck(admin, List.of(names.scored()), clock).look().get(0);
    }

    private static void write(String topic) throws Exception {
        try (Producer<byte[], byte[]> producer = TestBroker.connection().idempotent()) {
            producer.send(new ProducerRecord<>(topic, "{}".getBytes(UTF_8))).get();
        }
    }
}
