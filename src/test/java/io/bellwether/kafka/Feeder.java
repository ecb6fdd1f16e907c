package io.bellwether.kafka;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Keeps writing feedback until something has happened, so that there is always some under way. */
final class Feeder {

    private static final int PORTION = 60;

    private final String topic;
    private final int partitions;
    private int count;

    Feeder(String topic, int partitions) {
        this.topic = topic;
        this.partitions = partitions;
    }

    void feedUntil(Callable<Boolean> hasHappened) {
        await().atMost(Duration.ofSeconds(40))
                .until(
                        () -> {
                            feed();
                            return hasHappened.call();
                        });
    }

    int count() {
        return count;
    }

    private void feed() {
        for (int partition = 0; partition < partitions; partition++) {
            List<String> values =
                    IntStream.range(count, count + PORTION)
                            .mapToObj(i -> "f" + i + "|" + (1_000 + i) + "|text")
                            .toList();
            Topic.send(topic, partition, values);
            count += PORTION;
        }
    }
}
