package io.bellwether.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Decoded;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Pseudonymizer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackEncoderTest {

    private static final Pseudonymizer PSEUDONYMS = new Pseudonymizer(new byte[16]);
    private static final RecordContext CONTEXT =
            RecordContext.of("feedback.users.v1", 0, 5, Instant.parse("2026-06-01T00:00:00Z"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"r1\",\"text\":\"Fine\",\"timestamp\":\"2026-03-01\"}",
                "{\"text\":\"Fine\",\"timestamp\":\"2026-03-01\",\"author\":77,\"rating\":4.0,"
                        + "\"source\":\"shop\",\"lang\":\"en\",\"segment\":{\"country\":\"PT\"},"
                        + "\"asset\":\"users\",\"meta\":{\"a\":[1]},\"score\":99}",
                "{\"text\":\"a \\ud83d\\ude00 b\\u0000c \\udc00\",\"timestamp\":1767225600000}",
                "{\"id\":null,\"text\":\"Fine\",\"timestamp\":\"2026-03-01T10:00:00+05:30\","
                        + "\"author\":null,\"rating\":null,\"lang\":\"\"}",
            })
    void theTopicSaysWhatTheFileSaid(String line) {
        Feedback ofFile = ofFile(FieldMapping.identity(), line);

        byte[] record =
                new FeedbackEncoder(FieldMapping.identity())
                        .encode(line.getBytes(UTF_8), ofFile.id());

        assertSame(ofTopic(record), ofFile);
        assertThat(Schemas.faults("feedback", new String(record, UTF_8))).isEmpty();
    }

    @Test
    void mappedDocumentsArriveInOurShape() {
        FieldMapping mapping =
                FieldMapping.of(
                        Map.of(
                                "text", List.of("/title", "/body"),
                                "timestamp", List.of("/at"),
                                "source", List.of("shop")));
        String line = "{\"title\":\"A\",\"body\":\"B\",\"at\":\"2026-03-01\",\"extra\":1}";
        Feedback ofFile = ofFile(mapping, line);

        byte[] record = new FeedbackEncoder(mapping).encode(line.getBytes(UTF_8), "r7");

        assertThat(new String(record, UTF_8))
                .isEqualTo(
                        "{\"id\":\"r7\",\"text\":\"A\\nB\",\"timestamp\":\"2026-03-01\","
                                + "\"source\":\"shop\"}");
        assertThat(ofTopic(record).text()).isEqualTo(ofFile.text());
    }

    @Test
    void whatIsNoObjectIsRefusedWithoutQuotingIt() {
        FeedbackEncoder encoder = new FeedbackEncoder(FieldMapping.identity());
        for (String document : List.of("", "secret", "[\"secret\"]")) {
            assertThatThrownBy(() -> encoder.encode(document.getBytes(UTF_8), "r"))
                    .isInstanceOf(UnsupportedFormatException.class)
                    .hasMessageNotContaining("secret");
        }
    }

    private static void assertSame(Feedback one, Feedback other) {
        assertThat(one)
                .usingRecursiveComparison()
                .ignoringFields("pointer", "sourcePartition")
                .isEqualTo(other);
    }

    private static Feedback ofFile(FieldMapping mapping, String line) {
        FileLine decoded =
                new FileLineDecoder(mapping, PSEUDONYMS)
                        .decode(line.getBytes(UTF_8), Asset.USERS, "f", 1);
        assertThat(decoded).isInstanceOf(FileLine.Text.class);
        return ((FileLine.Text) decoded).feedback();
    }

    private static Feedback ofTopic(byte[] record) {
        Decoded decoded =
                new FeedbackDecoder(FieldMapping.identity(), PSEUDONYMS)
                        .decode(Asset.USERS, record, CONTEXT);
        assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
        return ((Decoded.Accepted) decoded).feedback();
    }
}
