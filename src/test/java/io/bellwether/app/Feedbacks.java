package io.bellwether.app;

import io.bellwether.codec.FeedbackEncoder;
import io.bellwether.codec.ShippedThemes;
import io.bellwether.config.Configuration;
import io.bellwether.demo.Message;
import io.bellwether.demo.SampleCompany;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Decoded;
import io.bellwether.feedback.Rejection;
import io.bellwether.kafka.FeedbackProducer;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.TopicReader;
import io.bellwether.notify.WebhookRole;
import io.bellwether.pipeline.DeadLetters;
import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.OutputRecord;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The sample company's feedback for tests, in files and in topics, and what topics hold. */
final class Feedbacks {

    private static final FeedbackEncoder ENCODER = new FeedbackEncoder();
    private static final long MINUTES_OF_A_WEEK = 7 * 24 * 60;

    private Feedbacks() {}

    /** The first {@code count} messages of a seed. */
    static List<Message> messages(long seed, int count) {
        return SampleCompany.history(seed).limit(count).toList();
    }

    /**
     * The sample company up to half a week about {@code about}, moved by whole weeks so that it
     * ends now: each message keeps its hour of the week.
     */
    static List<Message> untilNow(long seed, Instant about) {
        Instant now = Instant.now();
        double weeks = Duration.between(about, now).toMinutes() / (double) MINUTES_OF_A_WEEK;
        Duration by = Duration.ofMinutes(Math.round(weeks) * MINUTES_OF_A_WEEK);
        Instant end = now.minus(by);
        return SampleCompany.history(seed)
                .filter(message -> message.at().isBefore(end))
                .map(message -> moved(message, by))
                .toList();
    }

    /** The message, said so much later. */
    static Message moved(Message message, Duration by) {
        return new Message(
                message.asset(),
                message.at().plus(by),
                message.id(),
                message.author(),
                message.text(),
                message.source(),
                message.rating());
    }

    /** One line a message, with its asset. */
    static Path write(Path file, List<Message> messages) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Message message : messages) {
            lines.add(
                    "{\"asset\":\"" + message.asset().label() + "\"," + json(message).substring(1));
        }
        return Files.write(file, lines);
    }

    /** The message as the input contract has it. */
    static String json(Message message) {
        return new String(ENCODER.encode(DemoFeed.feedback(message)), StandardCharsets.UTF_8);
    }

    /** Writes messages into the standard topics. */
    static void send(KafkaConnection connection, List<Message> messages) {
        try (FeedbackProducer producer = new FeedbackProducer(connection)) {
            for (Message message : messages) {
                send(producer, message.asset(), message.author(), json(message));
            }
            producer.flush();
        }
    }

    static void send(FeedbackProducer producer, Asset asset, String key, String value) {
        producer.send(
                "feedback." + asset.label() + ".v1",
                key.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8),
                List.of());
    }

    /** Every committed record of a topic. */
    static List<InputRecord> read(KafkaConnection connection, String topic) {
        List<InputRecord> records = new ArrayList<>();
        new TopicReader(connection).read(topic, IllegalStateException::new, records::add);
        return records;
    }

    static String text(InputRecord record) {
        byte[] value = record.value();
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    /** As the role {@code notify} does it with what its webhook {@code hook} refuses. */
    static void setAside(KafkaConnection connection, InputRecord told) {
        Rejection gone = new Rejection(Rejection.Reason.NOT_DELIVERED, "answered 410");
        OutputRecord letter = new DeadLetters(TopicNames.standard(), Instant::now).of(told, gone);
        List<Header> headers = new ArrayList<>(letter.headers());
        headers.add(Header.of(WebhookRole.WEBHOOK, "hook"));
        try (FeedbackProducer producer = new FeedbackProducer(connection)) {
            producer.send(
                    new OutputRecord(
                            letter.topic(),
                            letter.partition(),
                            letter.key(),
                            letter.value(),
                            headers));
            producer.flush();
        }
    }

    /** What a scorer says of all feedback in the topics, by event time. */
    static List<ScoredFeedback> scored(
            Cluster cluster,
            Configuration configuration,
            AuthorNaming authors,
            SentimentScorer scorer) {
        Codecs codecs = new Codecs(cluster.names(), configuration, authors);
        List<ScoredFeedback> scored = new ArrayList<>();
        for (String topic : cluster.names().allFeedback()) {
            Asset asset = cluster.names().assetOf(topic).orElseThrow();
            for (InputRecord record : read(cluster.connection(), topic)) {
                if (codecs.feedback(asset, record) instanceof Decoded.Accepted accepted) {
                    scored.add(
                            ScoredFeedback.of(accepted.feedback(), scorer, ShippedThemes.rules()));
                }
            }
        }
        scored.sort(Comparator.comparing(ScoredFeedback::eventTime));
        return scored;
    }

    /** Every published alert record without its pointers, sorted. */
    static List<String> alerts(KafkaConnection connection) {
        return read(connection, "bellwether.alert.v1").stream()
                .map(record -> withoutPointers(text(record)))
                .sorted()
                .toList();
    }

    static String withoutPointers(String alert) {
        return alert.replaceAll("\"pointer\":\\{[^}]*}", "");
    }

    /** Ids of the feedback in the journal. */
    static List<String> journalled(KafkaConnection connection) {
        List<String> ids = new ArrayList<>();
        for (InputRecord record : read(connection, "bellwether.scored.v1")) {
            byte[] key = record.key();
            if (key != null) {
                ids.add(record.partition() + "/" + new String(key, StandardCharsets.UTF_8));
            }
        }
        return ids;
    }
}
