package io.bellwether.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import moa.classifiers.core.driftdetection.HDDM_W_Test;
import org.junit.jupiter.api.Test;

class HddmWRuleTest {

    /** Only one of MOA's at a time: its sums are static. */
    @Test
    void alarmsComeWithTheSameVotesAsFromMoa() {
        HDDM_W_Test moa = new HDDM_W_Test();
        moa.driftConfidenceOption.setValue(.01);
        moa.resetLearning();
        HddmWRule rule = new HddmWRule(100);
        Chance chance = Chance.of(13, "hddm");
        int alarms = 0;
        for (int i = 0; i < 20_000; i++) {
            double level = chance.beta(i % 5000 < 2500 ? .62 : .3);
            moa.input(1 - level);
            boolean isAlarm = rule.vote(i, level);
            assertThat(isAlarm).as("vote %d", i).isEqualTo(moa.getChange());
            alarms += isAlarm ? 1 : 0;
        }
        assertThat(alarms).isPositive();
    }
}
