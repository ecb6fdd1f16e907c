package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BetsTest {

    private static final DetectorSettings DEFAULTS = DetectorSettings.defaults();

    @Test
    void aBusyAssetBetsFromTheSmallestDropThatMatters() {
        Noise noise = new Noise(.08, 0, .0004, .5, .0012);

        double[] bets = Bets.of(DEFAULTS, noise, 100);

        assertThat(bets).hasSize(6);
        assertThat(bets[0]).isEqualTo(.02);
        assertThat(bets[1]).isCloseTo(.034375, within(1e-6));
        assertThat(bets[5]).isCloseTo(.3, within(1e-12));
    }

    @Test
    void aQuietAssetBetsOnlyOnWhatAMonthCanProve() {
        Noise noise = new Noise(.16, 0, .0009, .8, .0081);

        double[] bets = Bets.of(DEFAULTS, noise, 3 / 168.0);

        assertThat(bets[0]).isEqualTo(.25);
        assertThat(bets[5]).isCloseTo(.6, within(1e-12));
    }

    @Test
    void theCapFollowsFromTheStormThatIsTolerated() {
        assertThat(Bets.cap(DEFAULTS, false)).isCloseTo(2.1977, within(1e-4));
        assertThat(Bets.cap(DEFAULTS, true)).isCloseTo(3, within(4e-3));
        assertThat(Bets.cap(new DetectorSettings(1, .02, 6, 14, 500, ZoneOffset.UTC), false))
                .isCloseTo(1.0988, within(1e-4));
    }
}
