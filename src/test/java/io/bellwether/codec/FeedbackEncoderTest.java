package io.bellwether.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Pointer;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FeedbackEncoderTest {

    private final FeedbackEncoder encoder = new FeedbackEncoder();
    private final FileLineDecoder decoder =
            new FileLineDecoder(FieldMapping.identity(), AuthorNaming.asGiven());

    @Test
    void whatIsWrittenIsReadBackEqual() {
        Feedback full = feedback("ann", OptionalInt.of(4), "forum", "en", Map.of("country", "NO"));
        assertThat(readBack(full)).isEqualTo(full);
    }

    @Test
    void absentFieldsStayAbsent() {
        Feedback bare = feedback(null, OptionalInt.empty(), "", null, Map.of());
        assertThat(readBack(bare)).isEqualTo(bare);
        assertThat(new String(encoder.encode(bare), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("null", "author", "rating", "source", "lang", "segment");
    }

    private Feedback readBack(Feedback feedback) {
        FileLine line = decoder.decode(encoder.encode(feedback), Asset.USERS, "file", 7);
        return ((FileLine.Text) line).feedback();
    }

    private static Feedback feedback(
            @org.jspecify.annotations.Nullable String author,
            OptionalInt rating,
            String source,
            @org.jspecify.annotations.Nullable String language,
            Map<String, String> segment) {
        return new Feedback(
                "id-1",
                Asset.USERS,
                Instant.parse("2026-03-02T12:00:00.123Z"),
                "It \"works\" 🙂\n<b>sometimes</b>",
                author,
                rating,
                source,
                language,
                new TreeMap<>(segment),
                new Pointer.InFile("file", 7),
                FileLineDecoder.SOURCE_PARTITION);
    }
}
