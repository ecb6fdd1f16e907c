package io.bellwether.kafka;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Decoded;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Fingerprint;
import io.bellwether.feedback.Pointer;
import io.bellwether.pipeline.Again;
import io.bellwether.pipeline.FeedbackReader;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.sentiment.ScoredFeedback;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the texts of journal entries in the feedback topics, as far as these still keep them.
 * Blocks; belongs to one thread.
 */
public final class PastTexts {

    private final TopicReader reader;
    private final FeedbackReader feedback;
    private final Map<TopicPartition, TopicRange> kept = new HashMap<>();

    /**
     * @param topics in which texts are looked for; what is written to them later is not seen
     */
    public PastTexts(TopicReader reader, FeedbackReader feedback, Collection<String> topics) {
        this.reader = reader;
        this.feedback = feedback;
        for (TopicRange range : reader.ranges(topics, Optional.empty(), Optional.empty())) {
            kept.put(range.topicPartition(), range);
        }
    }

    /** Those of {@code entries} whose text is still there, in their order. */
    public List<Again> find(List<ScoredFeedback> entries) {
        Map<Pointer, Feedback> found = read(ranges(entries), entries);
        List<Again> again = new ArrayList<>();
        for (ScoredFeedback entry : entries) {
            Feedback text = found.get(entry.pointer());
            // A topic that was made anew holds other texts at the same places.
            if (text != null && Fingerprint.of(text.text()) == entry.fingerprint()) {
                again.add(new Again(entry, text));
            }
        }
        return again;
    }

    /** For each partition from the first to the last place; the journal keeps their order. */
    private List<TopicRange> ranges(List<ScoredFeedback> entries) {
        Map<TopicPartition, TopicRange> ranges = new HashMap<>();
        for (ScoredFeedback entry : entries) {
            if (entry.pointer() instanceof Pointer.InTopic place) {
                TopicPartition partition = new TopicPartition(place.topic(), place.partition());
                TopicRange all = kept.get(partition);
                if (all != null && place.offset() >= all.from() && place.offset() < all.to()) {
                    ranges.merge(partition, at(place), PastTexts::span);
                }
            }
        }
        return List.copyOf(ranges.values());
    }

    private static TopicRange at(Pointer.InTopic place) {
        return new TopicRange(place.topic(), place.partition(), place.offset(), place.offset() + 1);
    }

    private static TopicRange span(TopicRange a, TopicRange b) {
        return new TopicRange(
                a.topic(), a.partition(), Math.min(a.from(), b.from()), Math.max(a.to(), b.to()));
    }

    private Map<Pointer, Feedback> read(List<TopicRange> ranges, List<ScoredFeedback> entries) {
        Map<Pointer, Feedback> found = new HashMap<>();
        if (ranges.isEmpty()) {
            return found;
        }
        Map<Pointer, Asset> wanted = new HashMap<>();
        entries.forEach(entry -> wanted.put(entry.pointer(), entry.asset()));
        try (TopicCursor cursor = reader.openWhatIsLeft(ranges)) {
            while (cursor.hasNext()) {
                InputRecord record = cursor.next();
                Pointer place =
                        new Pointer.InTopic(record.topic(), record.partition(), record.offset());
                Asset asset = wanted.get(place);
                if (asset != null
                        && feedback.read(asset, record) instanceof Decoded.Accepted accepted) {
                    found.put(place, accepted.feedback());
                }
            }
        }
        return found;
    }
}
