package io.bellwether.faults;

import io.bellwether.app.JournalReplay;
import io.bellwether.codec.JournalCodec;
import io.bellwether.feedback.Pointer;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.TopicCursor;
import io.bellwether.kafka.TopicReader;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.DeadLetters;
import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.sentiment.ScoredFeedback;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What went in and what came out, as a reader of committed records sees it.
 *
 * @param sent every input record
 * @param journal every scored entry, each journal partition in its order
 * @param deadLetters where the input records lay that were set aside
 * @param journalLetters where the journal entries lay that were set aside
 * @param alerts every alert record, each partition in its order
 * @param levels every level record, each partition in its order
 * @param replay what the journal says by itself
 */
record Observed(
        List<Sent> sent,
        List<Journalled> journal,
        List<Pointer.InTopic> deadLetters,
        List<Pointer.InTopic> journalLetters,
        List<InputRecord> alerts,
        List<InputRecord> levels,
        JournalReplay replay) {

    Observed {
        sent = List.copyOf(sent);
        journal = List.copyOf(journal);
        deadLetters = List.copyOf(deadLetters);
        journalLetters = List.copyOf(journalLetters);
        alerts = List.copyOf(alerts);
        levels = List.copyOf(levels);
    }

    /**
     * A scored entry of the journal.
     *
     * @param partition of the journal
     * @param offset in the journal
     */
    record Journalled(int partition, long offset, ScoredFeedback feedback) {

        /** Where the record lay that it was made of. */
        Pointer.InTopic source() {
            if (feedback.pointer() instanceof Pointer.InTopic place) {
                return place;
            }
            throw new IllegalStateException("journal entry " + offset + " came from no topic");
        }
    }

    /** Reads everything; members should have come to rest. */
    static Observed of(String servers, List<Sent> sent) {
        KafkaConnection connection = KafkaConnection.to(servers);
        TopicNames names = TopicNames.standard();
        List<Pointer.InTopic> letters = new ArrayList<>();
        for (String topic : names.allFeedback()) {
            letters.addAll(letters(connection, names.deadLetters(topic)));
        }
        return new Observed(
                sent,
                journal(read(connection, names.scored())),
                letters,
                letters(connection, names.deadLetters(names.scored())),
                read(connection, names.alert()),
                read(connection, names.level()),
                JournalReplay.of(servers));
    }

    private static List<Journalled> journal(List<InputRecord> records) {
        JournalCodec codec = new JournalCodec();
        List<Journalled> journal = new ArrayList<>();
        for (InputRecord record : records) {
            byte[] value = record.value();
            if (value != null && codec.decode(value) instanceof Input.Scored scored) {
                journal.add(new Journalled(record.partition(), record.offset(), scored.feedback()));
            }
        }
        return journal;
    }

    private static List<Pointer.InTopic> letters(KafkaConnection connection, String topic) {
        return read(connection, topic).stream().map(Observed::from).toList();
    }

    private static Pointer.InTopic from(InputRecord letter) {
        return new Pointer.InTopic(
                header(letter, DeadLetters.TOPIC),
                Integer.parseInt(header(letter, DeadLetters.PARTITION)),
                Long.parseLong(header(letter, DeadLetters.OFFSET)));
    }

    private static String header(InputRecord letter, String name) {
        return letter.header(name)
                .map(Header::text)
                .orElseThrow(() -> new IllegalStateException(letter + " does not say " + name));
    }

    private static List<InputRecord> read(KafkaConnection connection, String topic) {
        TopicReader reader = new TopicReader(connection);
        List<InputRecord> records = new ArrayList<>();
        try (TopicCursor cursor =
                reader.open(reader.ranges(List.of(topic), Optional.empty(), Optional.empty()))) {
            cursor.forEachRemaining(records::add);
        }
        return records;
    }
}
