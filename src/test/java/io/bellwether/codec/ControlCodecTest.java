package io.bellwether.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Rejection;
import io.bellwether.feedback.Rejection.Reason;
import io.bellwether.hypothesis.Hypothesis;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.MonitorSettings;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ControlCodecTest {

    private static final Instant WRITTEN_AT = Instant.parse("2026-03-25T10:00:00Z");

    private final ControlCodec codec = new ControlCodec();

    @Test
    void anAcceptanceIsReadBackEqual() {
        Input.LevelAccepted accepted =
                new Input.LevelAccepted(
                        "a-1", Asset.STAFF, Instant.parse("2026-05-01T09:00:00Z"), "works council");

        byte[] value = codec.encode(accepted);

        assertThat(new String(value, UTF_8))
                .isEqualTo(
                        "{\"type\":\"accept\",\"v\":1,\"id\":\"a-1\",\"asset\":\"staff\","
                                + "\"at\":\"2026-05-01T09:00:00Z\",\"by\":\"works council\"}");
        assertThat(codec.decode(value, WRITTEN_AT))
                .isEqualTo(new DecodedControl.Accepted(Asset.STAFF, accepted));
    }

    @Property
    void settingsAreReadBackEqualAndAreValid(
            @ForAll("settings") MonitorSettings settings, @ForAll Asset asset) {
        byte[] value = codec.encode(asset, new Input.SettingsChanged(settings));

        assertThat(codec.decode(value, WRITTEN_AT))
                .isEqualTo(new DecodedControl.Accepted(asset, new Input.SettingsChanged(settings)));
        assertThat(Schemas.faults("control", new String(value, UTF_8))).isEmpty();
    }

    @Provide
    Arbitrary<MonitorSettings> settings() {
        return Inputs.settings();
    }

    @Property
    void hypothesesAreRegisteredWhenTheyAreWrittenAndAreValid(
            @ForAll("hypotheses") Hypothesis hypothesis) {
        byte[] value = codec.encode(hypothesis);

        Input read =
                ((DecodedControl.Accepted) codec.decode(value, hypothesis.registeredAt())).input();
        assertThat(read).isEqualTo(new Input.HypothesisRegistered(hypothesis));
        assertThat(Schemas.faults("control", new String(value, UTF_8))).isEmpty();
    }

    @Provide
    Arbitrary<Hypothesis> hypotheses() {
        return Inputs.hypotheses();
    }

    @Test
    void anErasureNamesAnAuthorInEachAssetAndIsReadBackEqual() {
        Instant at = Instant.parse("2026-05-01T09:00:00Z");
        List<Input.AuthorErased> perAsset =
                List.of(
                        erased(Asset.USERS, at, "00112233445566aa", "8899aabbccddeeff"),
                        erased(Asset.STAFF, at, "ffeeddccbbaa9988"));

        byte[] value = codec.encode(perAsset, "request 12");

        assertThat(new String(value, UTF_8))
                .isEqualTo(
                        "{\"type\":\"erase\",\"v\":1,\"id\":\"e-1\","
                                + "\"at\":\"2026-05-01T09:00:00Z\",\"by\":\"privacy office\","
                                + "\"reason\":\"request 12\",\"pseudonyms\":{"
                                + "\"users\":[\"00112233445566aa\",\"8899aabbccddeeff\"],"
                                + "\"staff\":[\"ffeeddccbbaa9988\"]}}");
        assertThat(codec.decode(value, WRITTEN_AT)).isEqualTo(new DecodedControl.Erasure(perAsset));
        assertThat(Schemas.faults("control", new String(value, UTF_8))).isEmpty();
    }

    @Test
    void anErasureOfNobodyOrOfARawIdIsRejected() {
        assertThat(rejected(erase("{}")).detail())
                .isEqualTo("pseudonyms names nobody in any asset");
        assertThat(rejected(erase("{\"users\":[\"ana@example.org\"]}")).detail())
                .isEqualTo("a pseudonym is not 16 hexadecimal digits");
    }

    private static String erase(String pseudonyms) {
        return "{\"type\":\"erase\",\"v\":1,\"id\":\"e-1\",\"at\":\"2026-05-01T09:00:00Z\","
                + "\"pseudonyms\":"
                + pseudonyms
                + "}";
    }

    private static Input.AuthorErased erased(Asset asset, Instant at, String... names) {
        return new Input.AuthorErased(
                "e-1", asset, at, "privacy office", new TreeSet<>(List.of(names)));
    }

    @Test
    void faultsAreNamedAndNotQuoted() {
        assertThat(rejected("{\"type\":\"secret\",\"v\":1,\"asset\":\"users\"}").detail())
                .isEqualTo("type is none of accept, settings, hypothesis, erase");
        assertThat(rejected("{\"type\":\"accept\",\"v\":1,\"asset\":\"secret\"}").detail())
                .isEqualTo("asset is none of users, advertisers, staff");
        assertThat(rejected("{\"type\":\"accept\",\"v\":2,\"asset\":\"users\"}").reason())
                .isEqualTo(Reason.UNKNOWN_VERSION);
        assertThat(rejected("{\"type\":\"settings\",\"v\":1,\"asset\":\"users\"}").detail())
                .doesNotContain("secret")
                .contains("falseAlarmEveryYears");
        assertThat(rejected("secret").reason()).isEqualTo(Reason.NOT_JSON);
    }

    @Property
    void noBytesMakeItThrow(@ForAll byte[] value) {
        assertThat(codec.decode(value, WRITTEN_AT)).isNotNull();
    }

    private Rejection rejected(String value) {
        DecodedControl decoded = codec.decode(value.getBytes(UTF_8), WRITTEN_AT);
        assertThat(decoded).isInstanceOf(DecodedControl.Rejected.class);
        return ((DecodedControl.Rejected) decoded).rejection();
    }
}
