package io.bellwether.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.detection.Phase;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Level;
import io.bellwether.monitor.RawLevel;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LevelCodecTest {

    private final LevelCodec codec = new LevelCodec();

    @Test
    void aLevelLooksLikeThisForGood() {
        Instant from = Instant.parse("2026-04-02T10:00:00Z");
        assertThat(codec.encode(level(from)))
                .isEqualTo(
                        "{\"asset\":\"advertisers\",\"from\":\"2026-04-02T10:00:00Z\","
                                + "\"to\":\"2026-04-02T11:00:00Z\",\"votes\":31,\"authors\":29,"
                                + "\"level\":0.4615,\"expected\":0.5,\"halfWidth\":null,"
                                + "\"logM\":0,\"phase\":\"data-gap\",\"records\":36,"
                                + "\"notScored\":2,\"duplicates\":1,\"late\":0,"
                                + "\"expectedVotes\":12.3,\"surge\":true,\"levelRaw\":0.3,"
                                + "\"copies\":12,\"campaignNotice\":true,"
                                + "\"manyNewAuthors\":false}");
    }

    private static Level level(Instant from) {
        return new Level(
                Asset.ADVERTISERS,
                from,
                from.plus(Duration.ofHours(1)),
                31,
                29,
                .46149999,
                .5,
                Double.POSITIVE_INFINITY,
                -0.001,
                Phase.DATA_GAP,
                36,
                2,
                1,
                0,
                12.26,
                true,
                new RawLevel(.30004, 12, true, false));
    }

    @Test
    void levelOfBeforeThereWasARawOneIsReadWithoutIt() {
        Instant from = Instant.parse("2026-04-02T10:00:00Z");
        String line = codec.encode(level(from));
        String older = line.substring(0, line.indexOf(",\"levelRaw\"")) + "}";

        assertThat(codec.decode(older.getBytes(UTF_8)).raw()).isEqualTo(RawLevel.UNKNOWN);
    }

    @Property(tries = 300)
    void whatIsWrittenIsValidAndIsWrittenTheSameAfterReading(@ForAll("levels") Level level) {
        String line = codec.encode(level);

        assertThat(Schemas.faults("level", line)).isEmpty();
        assertThat(codec.encode(codec.decode(line.getBytes(UTF_8)))).isEqualTo(line);
    }

    @Provide
    Arbitrary<Level> levels() {
        return Combinators.combine(
                        Inputs.assets(),
                        Inputs.instants(),
                        Arbitraries.doubles().between(0, 1).ofScale(12),
                        Arbitraries.doubles().between(-1e3, 1e9).ofScale(12),
                        Arbitraries.of(Phase.class),
                        Arbitraries.longs().greaterOrEqual(0))
                .as(
                        (asset, at, level, number, phase, count) ->
                                new Level(
                                        asset,
                                        at,
                                        at,
                                        count,
                                        count,
                                        level,
                                        number,
                                        number,
                                        number,
                                        phase,
                                        count,
                                        count,
                                        count,
                                        count,
                                        Math.abs(number),
                                        count % 2 == 0,
                                        raw(level, count)));
    }

    private static RawLevel raw(double level, long count) {
        return count % 3 == 0
                ? new RawLevel(Double.NaN, -1, false, count % 2 == 0)
                : new RawLevel(level, count, count % 2 == 0, count % 5 == 0);
    }
}
