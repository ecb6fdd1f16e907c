package io.bellwether.app;

import io.bellwether.dashboard.api.Notices;
import io.bellwether.kafka.FeedbackProducer;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.Probe;
import io.bellwether.kafka.Topics;
import io.bellwether.pipeline.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Writes what people post, one record after the other, with a producer for each: they are few, and
 * one that has failed must not fail the next. Safe for several threads.
 */
final class PostedNotices implements Notices, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostedNotices.class);

    /** To find a broker, and again to write. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);
    private static final int MOST_WAITING = 16;

    private final KafkaConnection connection;
    private final TopicNames names;

    /** Of its own: while no broker answers, waiting posts must not hold up the roles. */
    private final Scheduler writing =
            Schedulers.newBoundedElastic(1, MOST_WAITING, "notices", 60, true);

    PostedNotices(KafkaConnection connection, TopicNames names) {
        this.connection = connection;
        this.names = names;
    }

    @Override
    public Mono<Void> decision(String id, byte[] record) {
        return bounded(() -> write(names.decision(), id, record));
    }

    @Override
    public Mono<Void> hypothesis(String id, byte[] record) {
        return bounded(
                () -> {
                    requireTimesOfTheBroker();
                    write(names.control(), id, record);
                });
    }

    private Mono<Void> bounded(Runnable write) {
        return Mono.<Void>fromRunnable(write)
                .subscribeOn(writing)
                .timeout(ANSWERED_WITHIN)
                .doOnError(
                        error -> LOG.warn("nothing posted was written: {}", FailureLine.of(error)));
    }

    private void write(String topic, String id, byte[] record) {
        try (FeedbackProducer producer = FeedbackProducer.within(PATIENCE, connection)) {
            producer.send(topic, id.getBytes(StandardCharsets.UTF_8), record, List.of());
            producer.flush();
        }
    }

    /** As the command for it: else its writer could choose when it was registered. */
    private void requireTimesOfTheBroker() {
        // Who asks for settings waits for half a minute; whether anybody answers is known sooner.
        Probe.require(connection, PATIENCE);
        try (Admin admin = connection.admin()) {
            new Topics(admin, names)
                    .choosableTime()
                    .ifPresent(
                            reason -> {
                                throw new Refused(reason);
                            });
        }
    }

    @Override
    public void close() {
        writing.dispose();
    }
}
