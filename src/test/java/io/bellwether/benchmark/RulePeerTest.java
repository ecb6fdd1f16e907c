package io.bellwether.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RulePeerTest {

    private static final long DAY = 24 * 3600;

    private final RulePeer alwaysAlarmed = new RulePeer((at, level) -> true);

    @Test
    void anAlarmWithinSevenDaysOfACountedOneIsOfItsEpisode() {
        assertThat(alwaysAlarmed.vote(0, .5)).isEqualTo(Peer.Alarm.NEW);
        assertThat(alwaysAlarmed.vote(7 * DAY - 1, .5)).isEqualTo(Peer.Alarm.REPEATED);
        assertThat(alwaysAlarmed.isOpen(7 * DAY - 1)).isTrue();
    }

    @Test
    void aRuleThatNeverFallsSilentHasANewEpisodeEveryWeek() {
        int alarms = 0;
        for (int day = 0; day < 365; day++) {
            alarms += alwaysAlarmed.vote(day * DAY, .5) == Peer.Alarm.NEW ? 1 : 0;
        }
        assertThat(alarms).isEqualTo(53);
    }

    @Test
    void aSilentRuleHasNone() {
        RulePeer silent = new RulePeer((at, level) -> false);
        assertThat(silent.vote(0, .5)).isEqualTo(Peer.Alarm.NONE);
        assertThat(silent.isOpen(0)).isFalse();
    }
}
