package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EpisodesTest {

    private static final long CLEARED = 1000;

    @Test
    void aDropWithinAWeekOfTheAllClearIsTheSameEpisode() {
        Episodes episodes = cleared();

        assertThat(episodes.isSame(CLEARED + 100, CLEARED + 168, busy(CLEARED + 168))).isTrue();
        assertThat(episodes.isSame(CLEARED + 100, CLEARED + 169, busy(CLEARED + 169))).isFalse();
    }

    @Test
    void aDropThatBeganWithTheAllClearIsTheSameEpisodeHoweverLateItIsFound() {
        Episodes episodes = cleared();

        assertThat(episodes.isSame(CLEARED + 24, CLEARED + 900, busy(CLEARED + 900))).isTrue();
        assertThat(episodes.isSame(CLEARED + 25, CLEARED + 900, busy(CLEARED + 900))).isFalse();
    }

    @Test
    void whereVotesAreRareTheSpanOfTheLastTwentyCounts() {
        long now = CLEARED + 240;

        assertThat(cleared().isSame(CLEARED + 100, now, every(15, now))).isTrue();
        assertThat(cleared().isSame(CLEARED + 100, now, every(12, now))).isFalse();
    }

    @Test
    void fourWeeksAfterTheAllClearItIsOverInAnyCase() {
        long now = CLEARED + 28 * 24;

        assertThat(cleared().isSame(CLEARED + 100, now, every(100, now))).isTrue();
        assertThat(cleared().isSame(CLEARED + 100, now + 1, every(100, now))).isFalse();
    }

    @Test
    void afterAnAcceptedLevelEverythingIsNew() {
        Episodes episodes = cleared();
        episodes.accept(CLEARED + 1);

        assertThat(episodes.isSame(CLEARED + 2, CLEARED + 3, busy(CLEARED + 3))).isFalse();
        assertThat(episodes.isRecovering(CLEARED + 3)).isFalse();
    }

    private static Episodes cleared() {
        Episodes episodes = new Episodes(0);
        episodes.clear(CLEARED);
        return episodes;
    }

    /** Thirty votes, one every so many hours, the last of them now. */
    private static HourLog every(int hours, long now) {
        LogOf log = new LogOf();
        for (int vote = 29; vote >= 0; vote--) {
            log.hour(now - (long) vote * hours, 1, .4, .6);
        }
        return log.log();
    }

    private static HourLog busy(long now) {
        return new LogOf().hour(now - 1, 50, .4, .6).log();
    }
}
