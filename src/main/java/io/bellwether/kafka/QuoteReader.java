package io.bellwether.kafka;

import io.bellwether.feedback.Pointer;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.QuoteSource;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what people said from the input topics, by pointer. Calls take turns and block for a
 * bounded time; a text that is erased, expired or out of reach is missing from the answer, because
 * an alert without a quotation is better than none.
 */
public final class QuoteReader implements QuoteSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QuoteReader.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final Function<InputRecord, Optional<String>> text;
    private final Duration patience;

    /**
     * @param text finds the text in a record of an input topic
     * @param patience the longest that one call may take, about
     */
    public QuoteReader(
            KafkaConnection connection,
            Function<InputRecord, Optional<String>> text,
            Duration patience) {
        this.consumer = connection.picker(POLL);
        this.text = text;
        this.patience = patience;
    }

    /** The texts behind the pointers into topics; pointers into files are left out. */
    @Override
    public synchronized Map<Pointer, String> texts(Collection<Pointer> pointers) {
        long deadline = System.nanoTime() + patience.toNanos();
        Map<Pointer, String> texts = new HashMap<>();
        Set<Pointer> wanted = new LinkedHashSet<>(pointers);
        for (Pointer pointer : wanted) {
            if (pointer instanceof Pointer.InTopic place) {
                fetch(place, deadline).flatMap(text).ifPresent(found -> texts.put(place, found));
            }
        }
        return texts;
    }

    @Override
    public synchronized void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }

    private Optional<InputRecord> fetch(Pointer.InTopic place, long deadline) {
        try {
            return seek(place, deadline);
        } catch (InvalidOffsetException e) {
            // Retention has passed it.
            return Optional.empty();
        } catch (KafkaException e) {
            LOG.warn("the text at {} is out of reach: {}", place, e.toString());
            return Optional.empty();
        }
    }

    private Optional<InputRecord> seek(Pointer.InTopic place, long deadline) {
        TopicPartition partition = new TopicPartition(place.topic(), place.partition());
        if (left(deadline).isZero()) {
            return Optional.empty();
        }
        consumer.assign(List.of(partition));
        Map<TopicPartition, Long> end = consumer.endOffsets(List.of(partition), left(deadline));
        if (place.offset() >= end.getOrDefault(partition, 0L)) {
            return Optional.empty();
        }
        consumer.seek(partition, place.offset());
        while (!left(deadline).isZero()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                // A later one means that compaction or retention has taken it.
                return Optional.of(Records.input(record))
                        .filter(found -> found.offset() == place.offset());
            }
        }
        return Optional.empty();
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }
}
