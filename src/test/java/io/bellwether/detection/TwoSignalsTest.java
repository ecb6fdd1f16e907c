package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What the two signals of an asset do to each other. */
class TwoSignalsTest {

    private static final int DAY = 24;

    private final AssetDetector detector = new AssetDetector(DetectorSettings.defaults());
    private final Reviews reviews = new Reviews(1);

    @Test
    void textsFromBeforeTheFirstStarsDoNotCountForTheShares() {
        reviews.sayText(60 * DAY, .7).say(20 * DAY, .6, .6, 1).heardBy(detector);
        assertThat(detector.model(Signal.TEXT).orElseThrow().weight()).isCloseTo(.5, within(.02));
    }

    @Test
    void theMostPatientUserIsPatientWithEachSignal() {
        assertThat(every(1000).withShare(.25).falseAlarmEveryYears()).isEqualTo(4000);
        assertThat(every(1000).withShare(1 - .9).falseAlarmEveryYears()).isEqualTo(10_000);
        assertThat(every(1000).chosen()).isEqualTo(every(1000));
        assertThatThrownBy(() -> every(1001).chosen())
                .hasMessage("falseAlarmEveryYears 1001.0 is outside (0, 1000]");
    }

    private static DetectorSettings every(double years) {
        return new DetectorSettings(years, .02, 3, 14, 500, ZoneOffset.UTC);
    }
}
