package io.bellwether.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.feedback.Asset;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpisodeTest {

    private static final Instant ONSET = Instant.parse("2025-05-01T00:00:00Z");
    private static final Instant RECOVERY = Instant.parse("2025-05-11T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2025-04-30T23:59:59Z, 0",
        "2025-05-01T00:00:00Z, .5",
        "2025-05-01T12:00:00Z, .75",
        "2025-05-02T00:00:00Z, 1",
        "2025-05-08T00:00:00Z, 1",
        "2025-05-10T00:00:00Z, .333333",
        "2025-05-11T00:00:00Z, 0"
    })
    void aCrisisRisesForADayAndEbbsForThree(Instant instant, double strength) {
        assertThat(episode(Episode.Kind.CRISIS).strength(instant))
                .isCloseTo(strength, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-04-30T23:59:59Z, 0",
        "2025-05-01T00:00:00Z, 1",
        "2025-05-10T23:59:59Z, 1",
        "2025-05-11T00:00:00Z, 0"
    })
    void aStormIsFullThroughout(Instant instant, double strength) {
        assertThat(episode(Episode.Kind.STORM).strength(instant)).isEqualTo(strength);
    }

    @Test
    void anEpisodeEndsAfterItsBeginning() {
        assertThatThrownBy(
                        () -> new Episode(Asset.USERS, Episode.Kind.SURGE, ONSET, ONSET, 0, "none"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"NaN", "-1.01", ".01"})
    void aShiftThatIsNoFallIsRefused(double shift) {
        assertThatThrownBy(
                        () ->
                                new Episode(
                                        Asset.USERS,
                                        Episode.Kind.CRISIS,
                                        ONSET,
                                        RECOVERY,
                                        shift,
                                        "none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("moodShift");
    }

    private static Episode episode(Episode.Kind kind) {
        return new Episode(Asset.USERS, kind, ONSET, RECOVERY, -.3, "ten days in May");
    }
}
