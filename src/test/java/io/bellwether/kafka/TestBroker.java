package io.bellwether.kafka;

import io.bellwether.pipeline.TopicNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;

/** The one broker of the test JVM. Every test takes topic names of its own from it. */
final class TestBroker {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final LocalBroker BROKER = start();

    private TestBroker() {}

    static KafkaConnection connection() {
        return KafkaConnection.to(BROKER.bootstrapServers());
    }

    /** Members of the classic protocol hear of each other twice a second instead of every two. */
    static KafkaConnection connection(GroupProtocol protocol) {
        return protocol == GroupProtocol.CLASSIC
                ? connection(Map.of("heartbeat.interval.ms", "500"))
                : connection();
    }

    static KafkaConnection connection(Map<String, String> properties) {
        return new KafkaConnection(BROKER.bootstrapServers(), properties);
    }

    /** A name that no other test has. */
    static String unique(String word) {
        return word + NAMES.incrementAndGet();
    }

    /** Names that no other test has, and the topics behind them. */
    static TopicNames topics(int feedbackPartitions) {
        TopicNames names = TopicNames.prefixed(unique("t") + ".");
        try (Admin admin = connection().admin()) {
            new Topics(admin, names).create(feedbackPartitions, Optional.of((short) 1));
        }
        return names;
    }

    private static LocalBroker start() {
        try {
            Path directory = Files.createTempDirectory("bellwether-broker");
            LocalBroker broker = LocalBroker.start(directory, 0);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker, directory)));
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(LocalBroker broker, Path directory) {
        broker.close();
        try (var files = Files.walk(directory)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
