package io.bellwether.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.detection.DetectorSettings;
import io.bellwether.detection.Vote;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What surrogates are for: to alarm as often as fresh pasts of the same kind, with no crisis. */
class SurrogateRatesTest {

    private static final int DAYS = 150;
    private static final double BUDGET = .1;

    @Test
    void surrogatesOfAWanderingPastAlarmAboutAsOftenAsFreshPasts() {
        int fresh = 0;
        int surrogate = 0;
        for (int past = 0; past < 5; past++) {
            List<Vote> votes = past(past);
            Surrogates surrogates = new Surrogates(votes, List.of(), ZoneOffset.UTC, 3);
            for (int i = 0; i < 4; i++) {
                fresh += alarms(past(100 + 4 * past + i));
                surrogate += alarms(surrogates.draw(i));
            }
        }
        assertThat(fresh).isGreaterThan(8);
        assertThat(surrogate).isBetween(fresh / 2, fresh * 2);
    }

    private static int alarms(List<Vote> votes) {
        return Watch.over(votes, DetectorSettings.defaults(), BUDGET).alarms();
    }

    /** Six votes a day; the mood wanders by .006 a day. */
    private static List<Vote> past(long seed) {
        Random random = new Random(seed);
        double[] mood = new double[DAYS * 24];
        double now = .55;
        for (int hour = 0; hour < mood.length; hour++) {
            now = Math.clamp(now + .006 / StrictMath.sqrt(24) * random.nextGaussian(), .35, .75);
            mood[hour] = now;
        }
        return Moods.texts(seed, DAYS, .25, hour -> mood[hour]);
    }
}
