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
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Writes the sample company's decisions and feedback into the topics, in the order of event time.
 */
final class DemoFeed implements Runnable {

    private final Cluster cluster;
    private final Stream<Message> history;
    private final AtomicLong written = new AtomicLong();
    private volatile boolean isDone;

    DemoFeed(Cluster cluster, Stream<Message> history) {
        this.cluster = cluster;
        this.history = history;
    }

    @Override
    public void run() {
        FeedbackEncoder encoder = new FeedbackEncoder();
        try (FeedbackProducer producer = new FeedbackProducer(cluster.connection())) {
            for (Decision decision : SampleCompany.decisions()) {
                byte[] value = new DecisionCodec().encode(decision);
                producer.send(cluster.names().decision(), bytes(decision.id()), value, List.of());
                written.incrementAndGet();
            }
            producer.flush();
            history.forEachOrdered(
                    message -> {
                        String topic = FeedbackTopics.of(cluster.names(), message.asset());
                        byte[] value = encoder.encode(feedback(message));
                        producer.send(topic, bytes(message.author()), value, List.of());
                        written.incrementAndGet();
                    });
            producer.flush();
            isDone = true;
        }
    }

    private static Feedback feedback(Message message) {
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

    /** Whether everything was written, scored and watched. */
    boolean isThrough(Service service) {
        Tally score = service.tally(Role.SCORE);
        Tally monitor = service.tally(Role.MONITOR);
        return isDone
                && score.records() >= written.get()
                && monitor.records() >= score.outputs() - score.deadLetters();
    }
}
