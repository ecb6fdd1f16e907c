package io.bellwether.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PastMeanTest {

    private static final long DAY = 24 * 3600;
    private static final long MONDAY = 19_723 * DAY;

    private final PastMean normal = new PastMean();

    @Test
    void nothingIsNormalInTheFirstDays() {
        addDays(0, 10, .5);
        assertThat(normal.isKnown()).isFalse();
    }

    @Test
    void theLastThreeDaysAreNoPartOfIt() {
        addDays(0, 40, .6);
        addDays(40, 43, .1);
        assertThat(normal.mean()).isCloseTo(.6, within(1e-9));
        addDays(43, 45, .1);
        assertThat(normal.mean()).isLessThan(.59);
    }

    @Test
    void daysOlderThanAMonthAreNoPartOfIt() {
        addDays(0, 20, .1);
        addDays(20, 52, .6);
        assertThat(normal.mean()).isCloseTo(.6, within(1e-9));
    }

    @Test
    void aLongSilenceForgetsEverything() {
        addDays(0, 40, .6);
        addDays(400, 401, .1);
        assertThat(normal.isKnown()).isFalse();
    }

    @Test
    void theSpreadIsThatOfSingleVotes() {
        for (int day = 0; day < 20; day++) {
            for (int vote = 0; vote < 10; vote++) {
                normal.add(MONDAY + day * DAY + vote, vote % 2);
            }
        }
        assertThat(normal.deviation()).isCloseTo(.5, within(1e-9));
    }

    private void addDays(int from, int to, double level) {
        for (int day = from; day < to; day++) {
            for (int vote = 0; vote < 10; vote++) {
                normal.add(MONDAY + day * DAY + vote, level);
            }
        }
    }
}
