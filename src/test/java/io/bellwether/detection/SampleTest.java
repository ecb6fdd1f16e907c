package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void theWindowHoldsFiftySixLearnedDays() {
        LogOf log = new LogOf();
        for (long hour = 0; hour < 100 * 24; hour++) {
            log.learned(hour, 1, .6);
        }

        assertThat(Sample.firstHour(log.log())).isEqualTo(44 * 24);
    }

    @Test
    void theDaysOfAnAlertDoNotCount() {
        LogOf log = new LogOf();
        for (long hour = 0; hour < 100 * 24; hour++) {
            log.learned(hour, 1, .6);
        }
        log.log().mark(50 * 24, 90 * 24, HourLog.Standing.EXCLUDED);

        assertThat(Sample.firstHour(log.log())).isEqualTo(4 * 24);
        assertThat(Sample.of(log.log(), LocalCalendar.utc(), 4 * 24).size).isEqualTo(56 * 24);
    }

    @Test
    void whereVotesAreRareTheWindowHoldsSixtyHours() {
        LogOf log = new LogOf();
        for (long day = 0; day < 100; day++) {
            log.learned(day * 48, 1, .6);
        }

        assertThat(Sample.firstHour(log.log())).isEqualTo(40 * 48);
    }

    @Test
    void votesAtMidnightTellDataStampedWithDays() {
        LogOf log = new LogOf().learned(24, 30, .6).learned(25, 1, .6).learned(48, 9, .6);

        assertThat(log.sample().votesAtMidnight()).isEqualTo(39);
        assertThat(log.sample().totalVotes()).isEqualTo(40);
    }
}
