package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.detection.HourLog.Standing;
import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import org.junit.jupiter.api.Test;

class HourLogTest {

    @Test
    void onlyLearnedHoursOutliveTheirTime() {
        HourLog log =
                new LogOf()
                        .learned(1, 1, .1)
                        .learned(2, 1, .2)
                        .hour(3, 1, .3, .6)
                        .hour(4, 1, .4, .6)
                        .log();

        log.forget(4, 2);

        assertThat(log.size()).isEqualTo(2);
        assertThat(log.hour(0)).isEqualTo(2);
        assertThat(log.mean(0)).isEqualTo(.2);
        assertThat(log.standing(0)).isEqualTo(Standing.LEARNED);
        assertThat(log.hour(1)).isEqualTo(4);
        assertThat(log.standing(1)).isEqualTo(Standing.PENDING);
    }

    @Test
    void theHourOfTheLastVotesIsFoundAcrossHours() {
        HourLog log = new LogOf().hour(1, 10, .6, .6).hour(5, 10, .6, .6).hour(9, 9, .6, .6).log();

        assertThat(log.hourOfLastVotes(9, 77)).isEqualTo(9);
        assertThat(log.hourOfLastVotes(10, 77)).isEqualTo(5);
        assertThat(log.hourOfLastVotes(20, 77)).isEqualTo(1);
        assertThat(log.hourOfLastVotes(99, 77)).isEqualTo(1);
        assertThat(new HourLog().hourOfLastVotes(1, 77)).isEqualTo(77);
    }

    @Test
    void aDamagedCountIsRefusedAndNotBelieved() {
        StateWriter state = new StateWriter();
        state.putInt(Integer.MAX_VALUE).putLong(7);

        assertThatThrownBy(() -> new HourLog().readFrom(new StateReader(state.toByteArray())))
                .isInstanceOf(CorruptStateException.class);
    }
}
