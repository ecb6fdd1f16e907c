package io.bellwether.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import io.bellwether.window.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NewcomersTest {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private Newcomers newcomers = new Newcomers();
    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void usualShareOfNewAuthorsIsNotFlaggedInAYear() {
        talk(0, 365 * 24, 20, .3);
        assertThat(isAnyBurst(0, 365 * 24)).isFalse();
    }

    @Test
    void hourOfNewAccountsIsFlaggedAndItsNeighboursAreNot() {
        talk(0, 30 * 24, 20, .3);
        talk(30 * 24, 30 * 24 + 1, 20, .3);
        talk(30 * 24, 30 * 24 + 1, 40, 1);
        talk(30 * 24 + 1, 31 * 24, 20, .3);
        assertThat(isAnyBurst(30 * 24, 30 * 24 + 1)).isTrue();
        assertThat(isAnyBurst(0, 30 * 24)).isFalse();
        assertThat(isAnyBurst(30 * 24 + 1, 31 * 24)).isFalse();
    }

    /** Where new people are rare, too: a burst would count for as much as a month of hours. */
    @Test
    void oneBurstDoesNotHideTheNext() {
        talk(0, 40 * 24, 20, .005);
        talk(40 * 24, 40 * 24 + 1, 60, 1);
        talk(40 * 24 + 1, 47 * 24, 20, .005);
        talk(47 * 24, 47 * 24 + 1, 60, 1);
        assertThat(isAnyBurst(40 * 24, 40 * 24 + 1)).isTrue();
        assertThat(isAnyBurst(47 * 24, 47 * 24 + 1)).isTrue();
    }

    @Test
    void whenNamesChangeEverybodyIsNewAndNobodyIsFlagged() {
        talk(0, 40 * 24, 20, .005);
        newcomers.namesChanged();
        talk(40 * 24, 42 * 24, 20, .9);
        talk(42 * 24, 70 * 24, 20, .005);
        assertThat(isAnyBurst(0, 70 * 24)).isFalse();
        talk(70 * 24, 70 * 24 + 1, 60, 1);
        assertThat(isAnyBurst(70 * 24, 70 * 24 + 1)).isTrue();
    }

    @Test
    void openHourIsJudgedByWhatWasSaidSoFar() {
        talk(0, 30 * 24, 20, .3);
        talk(30 * 24, 30 * 24 + 1, 9, 1);
        assertThat(isAnyBurst(30 * 24, 30 * 24 + 1)).isFalse();
        talk(30 * 24, 30 * 24 + 1, 30, 1);
        assertThat(isAnyBurst(30 * 24, 30 * 24 + 1)).isTrue();
    }

    @Test
    void whereNearlyEverybodyIsNewNobodyIsFlagged() {
        talk(0, 30 * 24, 20, .97);
        talk(30 * 24, 30 * 24 + 1, 100, 1);
        assertThat(isAnyBurst(0, 31 * 24)).isFalse();
    }

    @Test
    void nobodyIsFlaggedBeforeThreeWeeksOfVotesAreKnown() {
        talk(0, 20 * 24, 20, .3);
        talk(20 * 24, 20 * 24 + 1, 100, 1);
        assertThat(isAnyBurst(0, 21 * 24)).isFalse();
    }

    @Test
    void afterALongSilenceEverybodyIsNewAndNobodyIsFlagged() {
        talk(0, 30 * 24, 20, .3);
        talk(50 * 24, 64 * 24, 20, 1);
        assertThat(isAnyBurst(0, 64 * 24)).isFalse();
    }

    /** Hours that differ in their share by nature are no bursts. */
    @Test
    void unevenHoursAskForMore() {
        for (int hour = 0; hour < 60 * 24; hour++) {
            talk(hour, hour + 1, 30, hour % 3 == 0 ? .7 : .1);
        }
        assertThat(isAnyBurst(0, 60 * 24)).isFalse();
    }

    @Test
    void snapshotKeepsEverything() {
        talk(0, 30 * 24, 20, .3);
        talk(30 * 24, 30 * 24 + 1, 30, 1);
        StateWriter state = new StateWriter();
        newcomers.writeTo(state);
        newcomers = Newcomers.restore(new StateReader(state.toByteArray()));
        StateWriter again = new StateWriter();
        newcomers.writeTo(again);
        assertThat(again.toByteArray()).isEqualTo(state.toByteArray());
        assertThat(isAnyBurst(30 * 24, 30 * 24 + 1)).isTrue();
    }

    /** So many votes an hour, of which that share are of new authors. */
    private void talk(int from, int to, int perHour, double share) {
        for (int hour = from; hour < to; hour++) {
            for (int vote = 0; vote < perHour; vote++) {
                boolean isFirst = random.nextDouble() < share;
                newcomers.read(at(hour), isFirst ? Reading.FIRST_VOTE : Reading.VOTE);
                newcomers.read(at(hour), Reading.NAMELESS_VOTE);
            }
        }
    }

    private boolean isAnyBurst(int from, int to) {
        return newcomers.isAnyBurst(at(from), at(to).minusSeconds(1));
    }

    private static Instant at(int hour) {
        return START.plus(Duration.ofHours(hour));
    }
}
