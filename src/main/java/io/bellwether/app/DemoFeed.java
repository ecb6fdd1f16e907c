package io.bellwether.app;

import io.bellwether.codec.DecisionCodec;
import io.bellwether.codec.FeedbackEncoder;
import io.bellwether.decision.Decision;
import io.bellwether.demo.Message;
import io.bellwether.demo.SampleCompany;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Pointer;
import io.bellwether.kafka.FeedbackProducer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the sample company's decisions and feedback into the topics, in the order of event time.
 */
final class DemoFeed implements Runnable {

    private static final long NOT_WORTH_WAITING = 20_000_000;

    private final Cluster cluster;
    private final Stream<Message> history;
    private final double daysPerSecond;
    private final AtomicLong written = new AtomicLong();
    private volatile boolean isDone;
    private volatile @Nullable RuntimeException failure;

    /**
     * A feed that has not begun.
     *
     * @param daysPerSecond how fast history passes at most, so that people can watch it
     */
    DemoFeed(Cluster cluster, Stream<Message> history, double daysPerSecond) {
        this.cluster = cluster;
        this.history = history;
        this.daysPerSecond = daysPerSecond;
    }

    @Override
    public void run() {
        try {
            feed();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void feed() {
        FeedbackEncoder encoder = new FeedbackEncoder();
        try (FeedbackProducer producer = new FeedbackProducer(cluster.connection())) {
            for (Decision decision : SampleCompany.decisions()) {
                byte[] value = new DecisionCodec().encode(decision);
                producer.send(cluster.names().decision(), bytes(decision.id()), value, List.of());
                written.incrementAndGet();
            }
            producer.flush();
            long begun = System.nanoTime();
            history.takeWhile(message -> !Thread.currentThread().isInterrupted())
                    .forEachOrdered(
                            message -> {
                                awaitTurn(begun, message.at());
                                send(message, encoder, producer);
                            });
            producer.flush();
            isDone = true;
        }
    }

    private void send(Message message, FeedbackEncoder encoder, FeedbackProducer producer) {
        String topic = FeedbackTopics.of(cluster.names(), message.asset());
        byte[] value = encoder.encode(feedback(message));
        producer.send(topic, bytes(message.author()), value, List.of());
        written.incrementAndGet();
    }

    private void awaitTurn(long begun, Instant at) {
        double days = Duration.between(SampleCompany.START, at).toMinutes() / 1440.0;
        long early = begun + (long) (days / daysPerSecond * 1e9) - System.nanoTime();
        if (early > NOT_WORTH_WAITING) {
            LockSupport.parkNanos(early);
        }
    }

    /** The message as the input contract has it; where it lies does not matter to a writer. */
    static Feedback feedback(Message message) {
        return new Feedback(
                message.id(),
                message.asset(),
                message.at(),
                message.text(),
                message.author(),
                message.rating(),
                message.source(),
                Message.LANGUAGE,
                new TreeMap<>(),
                new Pointer.InFile("demo", 0),
                "demo");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Whether everything was written, scored and watched.
     *
     * @throws IllegalStateException when writing failed
     */
    boolean isThrough(Service service) {
        RuntimeException cause = failure;
        if (cause != null) {
            throw new IllegalStateException("the topics cannot be written any more", cause);
        }
        Tally score = service.tally(Role.SCORE);
        Tally monitor = service.tally(Role.MONITOR);
        return isDone
                && score.records() >= written.get()
                && monitor.records() >= score.outputs() - score.deadLetters();
    }
}
