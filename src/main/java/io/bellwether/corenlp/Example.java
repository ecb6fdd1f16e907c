package io.bellwether.corenlp;

import io.bellwether.sentiment.Sentiment;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongConsumer;

/** One training text, read. Immutable. */
final class Example {

    private final long[] features;
    private final Sentiment label;
    private final int file;

    private Example(long[] features, Sentiment label, int file) {
        this.features = features;
        this.label = label;
        this.file = file;
    }

    /**
     * Reads a text.
     *
     * @param file which of the training files it is from
     */
    static Example of(LabelledText text, int file, TextReader reader) {
        Set<Long> keys = new LinkedHashSet<>();
        Features.extract(
                reader.read(TextCleaner.clean(text.text())), (key, from, to) -> keys.add(key));
        return new Example(keys.stream().mapToLong(Long::longValue).toArray(), text.label(), file);
    }

    /** Visits each feature once, in the order of the text. */
    void forEachFeature(LongConsumer visitor) {
        for (long key : features) {
            visitor.accept(key);
        }
    }

    Sentiment label() {
        return label;
    }

    int file() {
        return file;
    }
}
