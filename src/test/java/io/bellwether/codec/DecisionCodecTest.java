package io.bellwether.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bellwether.SharedData;
import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Rejection;
import io.bellwether.feedback.Rejection.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DecisionCodecTest {

    private final DecisionCodec codec = new DecisionCodec();

    @Test
    void aListThatACompanyKeepsAlreadyIsUnderstood() {
        String line =
                "{\"timestamp\":\"2026-04-01\",\"title\":\"Offices closed on Fridays\","
                        + "\"actor\":\"operations\",\"kind\":\"workplace\",\"source\":\"intranet\"}";

        assertThat(accepted(line))
                .isEqualTo(
                        new Decision(
                                accepted(line).id(),
                                Instant.parse("2026-04-01T00:00:00Z"),
                                "Offices closed on Fridays",
                                "workplace",
                                "",
                                "operations",
                                List.of(),
                                null));
        assertThat(accepted(line).id()).matches("d-[0-9a-f]{16}");
    }

    @Test
    void ourNamesGoBeforeOthers() {
        Decision decision =
                accepted(
                        """
                        {"effectiveAt":"2026-04-01","timestamp":"2026-05-01","title":"T","actor":"a",
                         "decidedBy":"board","kind":"k","subject":"s","assets":["staff","STAFF"]}""");

        assertThat(decision.effectiveAt()).isEqualTo("2026-04-01T00:00:00Z");
        assertThat(decision.decidedBy()).isEqualTo("board");
        assertThat(decision.subject()).isEqualTo("s");
        assertThat(decision.assets()).containsExactly(Asset.STAFF);
    }

    @Test
    void theNameOfADecisionWithoutIdDependsOnItsContent() {
        String line = "{\"timestamp\":\"2026-04-01\",\"title\":\"T\"}";

        assertThat(accepted(line).id())
                .isEqualTo(accepted(line.replace(":", " : ")).id())
                .isNotEqualTo(accepted(line.replace("04", "05")).id())
                .isNotEqualTo(accepted(line.replace("T", "U")).id());
    }

    @Test
    void faultsAreNamedAndNotQuoted() {
        assertThat(rejected("{\"timestamp\":\"secret\",\"title\":\"T\"}").reason())
                .isEqualTo(Reason.BAD_TIMESTAMP);
        assertThat(rejected("{\"title\":\"secret\"}"))
                .isEqualTo(new Rejection(Reason.BAD_TIMESTAMP, "effectiveAt is missing"));
        assertThat(rejected("{\"timestamp\":\"2026-04-01\"}"))
                .isEqualTo(new Rejection(Reason.BAD_FIELD, "title is missing or blank"));
        assertThat(rejected("{\"timestamp\":\"2026-04-01\",\"title\":\"" + "x".repeat(501) + "\"}"))
                .isEqualTo(
                        new Rejection(Reason.BAD_FIELD, "title has 501 characters; at most 500"));
        assertThat(rejected("").reason()).isEqualTo(Reason.NOT_JSON);
        assertThat(rejected("secret").reason()).isEqualTo(Reason.NOT_JSON);
        assertThat(rejected("[]").reason()).isEqualTo(Reason.NOT_AN_OBJECT);
        assertThat(codec.decode(null)).isInstanceOf(DecodedDecision.Rejected.class);
    }

    @Property
    void whatIsWrittenIsReadBackEqualAndValid(@ForAll("decisions") Decision decision) {
        byte[] value = codec.encode(decision);

        assertThat(codec.decode(value)).isEqualTo(new DecodedDecision.Accepted(decision));
        assertThat(Schemas.faults("decision", new String(value, UTF_8))).isEmpty();
    }

    @Property
    void noBytesMakeItThrow(@ForAll byte[] value) {
        assertThat(codec.decode(value)).isNotNull();
    }

    @Provide
    Arbitrary<Decision> decisions() {
        return Inputs.decisions();
    }

    @Test
    void aRealListIsReadWhole() throws IOException {
        Path list = SharedData.file("twitter-decisions.jsonl");
        assumeTrue(Files.exists(list), "the shared data is absent: " + list);

        assertThat(Files.readAllLines(list, UTF_8))
                .hasSize(57)
                .allSatisfy(line -> assertThat(accepted(line).title()).isNotBlank());
    }

    private Decision accepted(String value) {
        DecodedDecision decoded = codec.decode(value.getBytes(UTF_8));
        assertThat(decoded).isInstanceOf(DecodedDecision.Accepted.class);
        return ((DecodedDecision.Accepted) decoded).decision();
    }

    private Rejection rejected(String value) {
        DecodedDecision decoded = codec.decode(value.getBytes(UTF_8));
        assertThat(decoded).isInstanceOf(DecodedDecision.Rejected.class);
        return ((DecodedDecision.Rejected) decoded).rejection();
    }
}
