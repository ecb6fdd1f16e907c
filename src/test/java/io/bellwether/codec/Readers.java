package io.bellwether.codec;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Decoded;
import io.bellwether.feedback.Pseudonymizer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether the program can read a record, by the name of its schema. */
final class Readers {

    private static final Instant LONG_AFTER = Instant.parse("2199-01-01T00:00:00Z");
    private static final Pseudonymizer PSEUDONYMS = new Pseudonymizer(new byte[16]);

    private static final Map<String, Predicate<byte[]>> ALL =
            Map.of(
                    "feedback",
                    Readers::isFeedback,
                    "file-line",
                    Readers::isFileLine,
                    "scored-feedback",
                    Readers::isJournal,
                    "heartbeat",
                    Readers::isJournal,
                    "journal",
                    Readers::isJournal,
                    "control",
                    value ->
                            !(new ControlCodec().decode(value, LONG_AFTER)
                                    instanceof DecodedControl.Rejected),
                    "decision",
                    value -> new DecisionCodec().decode(value) instanceof DecodedDecision.Accepted,
                    "level",
                    value -> isReadable(() -> new LevelCodec().decode(value)),
                    "hypothesis",
                    value ->
                            new HypothesisCodec().decode(value)
                                    instanceof DecodedHypothesis.Accepted,
                    "verdict",
                    value -> isReadable(() -> new VerdictCodec().decode(value)));

    private Readers() {}

    /**
     * The reader that is as strict as the schema of that name; empty where the program only writes,
     * or reads no more than it needs.
     */
    static Optional<Predicate<byte[]>> of(String schema) {
        return Optional.ofNullable(ALL.get(schema));
    }

    private static boolean isFeedback(byte[] value) {
        return new FeedbackDecoder(FieldMapping.identity(), PSEUDONYMS)
                        .decode(Asset.USERS, value, RecordContext.of("t", 0, 0, LONG_AFTER))
                instanceof Decoded.Accepted;
    }

    private static boolean isFileLine(byte[] value) {
        FileLine line =
                new FileLineDecoder(FieldMapping.identity(), PSEUDONYMS)
                        .decode(value, null, "f", 1);
        return !(line instanceof FileLine.Rejected);
    }

    private static boolean isJournal(byte[] value) {
        return isReadable(() -> new JournalCodec().decode(value));
    }

    static boolean isReadable(Runnable decode) {
        try {
            decode.run();
            return true;
        } catch (UnsupportedFormatException e) {
            return false;
        }
    }
}
