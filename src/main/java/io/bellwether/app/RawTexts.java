package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Pseudonymizer;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.TopicCursor;
import io.bellwether.kafka.TopicReader;
import io.bellwether.pipeline.TopicNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The texts of feedback topics, for a scorer that is measured alone. */
record RawTexts(KafkaConnection connection, Configuration configuration) {

    /** With a key that everybody knows: nothing of a benchmark is kept. */
    static final AuthorNaming AUTHORS = new Pseudonymizer(new byte[32]);

    /** The first {@code limit} texts. */
    List<String> read(TopicNames names, long limit) {
        Codecs codecs = new Codecs(names, configuration, AUTHORS);
        TopicReader reader = new TopicReader(connection);
        List<String> texts = new ArrayList<>();
        try (TopicCursor cursor =
                reader.openWhatIsLeft(
                        reader.ranges(names.allFeedback(), Optional.empty(), Optional.empty()))) {
            while (texts.size() < limit && cursor.hasNext()) {
                codecs.text(cursor.next()).ifPresent(texts::add);
            }
        }
        return List.copyOf(texts);
    }
}
