package io.bellwether.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.codec.FeedbackEncoder;
import io.bellwether.demo.Message;
import io.bellwether.demo.SampleCompany;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Pointer;
import io.bellwether.pipeline.TopicNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The sample company's whole history, a little more of it than usual, with some records twice and
 * some that cannot be read; and where each of them lies once it is written. The same seed gives the
 * same records. Not safe for several threads.
 */
final class Feed {

    /** The least number of records of any feed that is not cut. */
    static final int RECORDS = 40_000;

    private static final int MORE = 4;
    private static final int TWICE = 499;
    private static final int POISON = 997;
    private static final List<String> BAD =
            List.of("{", "[1]", "{\"text\":\"\"}", "{\"id\":\"no-text\"}", "{\"v\":\"\u0000");

    private static final FeedbackEncoder ENCODER = new FeedbackEncoder();

    private final List<Item> items;
    private final List<Sent> sent = new ArrayList<>();

    private Feed(List<Item> items) {
        this.items = items;
    }

    /** At least {@value #RECORDS} records. */
    static Feed of(long seed) {
        List<Message> messages = new ArrayList<>(SampleCompany.history(seed).toList());
        List<Message> others = SampleCompany.history(~seed).toList();
        for (int i = 0; i < others.size(); i += MORE) {
            messages.add(another(others.get(i)));
        }
        messages.sort(Comparator.comparing(Message::at).thenComparing(Message::id));
        if (messages.size() < RECORDS) {
            throw new IllegalStateException("the sample company writes too little");
        }
        return new Feed(withTwiceAndPoison(messages));
    }

    /** The first {@code count} messages of one history, for small tests. */
    static Feed cut(long seed, int count) {
        return new Feed(withTwiceAndPoison(SampleCompany.history(seed).limit(count).toList()));
    }

    /** Somebody else says the same. */
    private static Message another(Message message) {
        return new Message(
                message.asset(),
                message.at(),
                message.id() + "-b",
                message.author() + "-b",
                message.text(),
                message.source(),
                message.rating());
    }

    private static List<Item> withTwiceAndPoison(List<Message> messages) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            String json = new String(ENCODER.encode(feedback(message)), UTF_8);
            Item item = new Item(message.asset(), message.author(), json, message.id(), true);
            items.add(item);
            if (i % TWICE == 1) {
                items.add(item);
            }
            if (i % POISON == 2) {
                String bad = BAD.get(i / POISON % BAD.size());
                items.add(new Item(message.asset(), message.author(), bad, "", false));
            }
        }
        return items;
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
                new Pointer.InFile("feed", 0),
                "feed");
    }

    /** How many records it has. */
    int size() {
        return items.size();
    }

    /** Writes all of it into the standard topics, which have to be there, and waits for it. */
    void write(String servers) {
        write(servers, 0, items.size());
    }

    /** Writes the records {@code from} (included) to {@code to} (excluded) and waits for it. */
    void write(String servers, int from, int to) {
        Map<String, Object> settings =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        20);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> answers = new ArrayList<>();
            for (Item item : items.subList(from, to)) {
                answers.add(producer.send(item.record()));
            }
            producer.flush();
            for (int i = from; i < to; i++) {
                sent.add(items.get(i).sent(answers.get(i - from).get()));
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the feed could not be written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing the feed", e);
        }
    }

    /** What was written so far, and where. */
    List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** The same past as a file for {@code replay --files}, without what cannot be read. */
    Path file(Path file) {
        List<String> lines = items.stream().filter(Item::isValid).map(Item::line).toList();
        try {
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** One record before it has a place. */
    private record Item(Asset asset, String key, String json, String id, boolean isValid) {

        ProducerRecord<byte[], byte[]> record() {
            String topic = TopicNames.standard().feedback().getOrDefault(asset, List.of()).get(0);
            return new ProducerRecord<>(topic, key.getBytes(UTF_8), json.getBytes(UTF_8));
        }

        Sent sent(RecordMetadata at) {
            Pointer.InTopic place = new Pointer.InTopic(at.topic(), at.partition(), at.offset());
            return new Sent(place, id, isValid);
        }

        String line() {
            return "{\"asset\":\"" + asset.label() + "\"," + json.substring(1);
        }
    }
}
