package io.bellwether.retrospect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.detection.Phase;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Level;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DailyLevelsTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final LocalDate TUESDAY = LocalDate.parse("2026-03-03");

    @Test
    void aDayIsTheMeanOfItsVotes() {
        assertThat(
                        days(
                                users("2026-03-02T08:00:00Z", 30, .4),
                                users("2026-03-02T20:00:00Z", 10, .8)))
                .containsExactly(new DayLevel(MONDAY, 40, .5));
    }

    @Test
    void theHourUpToMidnightBelongsToTheDayBefore() {
        assertThat(days(users("2026-03-03T00:00:00Z", 1, .4), users("2026-03-03T01:00:00Z", 1, .5)))
                .containsExactly(new DayLevel(MONDAY, 1, .4), new DayLevel(TUESDAY, 1, .5));
    }

    @Test
    void aBlockThatSpansDaysBelongsToTheDayOfItsEnd() {
        Level block =
                Levels.block(
                        Asset.USERS,
                        Instant.parse("2026-02-27T08:00:00Z"),
                        Instant.parse("2026-03-03T09:00:00Z"),
                        7,
                        .4);
        assertThat(days(block)).containsExactly(new DayLevel(TUESDAY, 7, .4));
    }

    @Test
    void otherAssetsAndHoursWithoutVotesAreNotCounted() {
        Instant end = Instant.parse("2026-03-02T08:00:00Z");
        Level staff = Levels.hour(Asset.STAFF, end, .1, .5, Phase.NORMAL);
        Level gap = Levels.block(Asset.USERS, end.minusSeconds(3600), end, 0, Double.NaN);
        assertThat(days(staff, gap)).isEmpty();
    }

    @Test
    void theOrderOfRecordsDoesNotMatter() {
        List<Level> records = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            Instant end = MONDAY.atTime(hour, 30).toInstant(java.time.ZoneOffset.UTC);
            records.add(Levels.block(Asset.USERS, end, end, hour + 1, .1 + hour / 70.0));
        }
        DailyLevels inOrder = DailyLevels.of(Asset.USERS, records);
        assertThat(DailyLevels.of(Asset.USERS, records.reversed()).days())
                .isEqualTo(inOrder.days())
                .hasSize(1);
    }

    @Test
    void whatWasKnownEarlierLacksTheLaterDays() {
        DailyLevels two = Levels.days(Asset.USERS, .4, .5);
        assertThat(two.upTo(Levels.FIRST).days())
                .containsExactly(new DayLevel(Levels.FIRST, 10, .4));
    }

    @Test
    void aDayWithoutVotesIsRefused() {
        assertThatThrownBy(() -> new DayLevel(MONDAY, 0, .4)).hasMessageContaining("0 and 0.4");
        assertThatThrownBy(() -> new DayLevel(MONDAY, 1, Double.NaN)).hasMessageContaining("NaN");
    }

    private static List<DayLevel> days(Level... records) {
        return DailyLevels.of(Asset.USERS, List.of(records)).days();
    }

    private static Level users(String end, long votes, double level) {
        Instant to = Instant.parse(end);
        return Levels.block(Asset.USERS, to.minusSeconds(3600), to, votes, level);
    }
}
