package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnoutTest {

    /** ln 8760, as at one false alarm a year. */
    private static final double LOG_A = 9.08;

    @Test
    void surgeIsWhatChanceTakesAYearFor() {
        // Poisson of mean 20: at least 42 in one hour of 90,000, Chernoff bounds it by one of
        // 10,500.
        assertThat(new Turnout(20, LOG_A).isSurge(41)).isFalse();
        assertThat(new Turnout(20, LOG_A).isSurge(42)).isTrue();
    }

    @Test
    void votesThatComeInBundlesSurgeLater() {
        assertThat(new Turnout(20, 4 * LOG_A).isSurge(60)).isFalse();
        assertThat(new Turnout(20, 4 * LOG_A).isSurge(75)).isTrue();
    }

    @Test
    void nineVotesAreNoSurgeHoweverFewWereExpected() {
        assertThat(new Turnout(.01, LOG_A).isSurge(9)).isFalse();
        assertThat(new Turnout(.01, LOG_A).isSurge(10)).isTrue();
    }

    @Test
    void fewVotesAreNoSurge() {
        assertThat(new Turnout(200, LOG_A).isSurge(20)).isFalse();
    }

    @Test
    void nothingSurgesWhileLearning() {
        assertThat(Turnout.unknown().isSurge(1000)).isFalse();
    }
}
