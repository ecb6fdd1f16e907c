package io.bellwether.fuzz;

import io.bellwether.codec.FeedbackDecoder;
import io.bellwether.codec.FeedbackEncoder;
import io.bellwether.codec.FieldMapping;
import io.bellwether.codec.RecordContext;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Decoded;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Pointer;
import java.time.Instant;

/** A record of a feedback topic: is read or rejected, and what was read can be written again. */
public final class FeedbackFuzz {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final RecordContext CONTEXT =
            new RecordContext(
                    new Pointer.InTopic("feedback.users.v1", 0, 7),
                    "feedback.users.v1-0",
                    NOW,
                    "2026-02-28T12:00:00Z",
                    "1.0");
    private static final FeedbackDecoder DECODER =
            new FeedbackDecoder(FieldMapping.identity(), AuthorNaming.asGiven());

    private FeedbackFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        switch (DECODER.decode(Asset.USERS, data, CONTEXT)) {
            case Decoded.Rejected rejected -> Promise.isFitForLogs(rejected.rejection());
            case Decoded.Accepted accepted -> {
                Feedback read = accepted.feedback();
                byte[] written = new FeedbackEncoder().encode(read);
                Promise.holds(
                        DECODER.decode(Asset.USERS, written, CONTEXT)
                                        instanceof Decoded.Accepted again
                                && again.feedback().equals(read),
                        "what was read can be written and read again");
            }
        }
    }
}
