package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LocalCalendarTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void saturdayEveningInNewYorkIsSundayInUtc() {
        long hour = Hours.of(Instant.parse("2026-01-11T03:30:00Z"));

        assertThat(LocalCalendar.utc().cell(hour)).isEqualTo(24 + 3);
        assertThat(new LocalCalendar(NEW_YORK).cell(hour)).isEqualTo(24 + 22);
    }

    @Test
    void workingDaysEndAtMidnightOfFriday() {
        LocalCalendar calendar = LocalCalendar.utc();

        assertThat(calendar.cell(Hours.of(Instant.parse("2026-01-09T23:00:00Z")))).isEqualTo(23);
        assertThat(calendar.cell(Hours.of(Instant.parse("2026-01-10T00:00:00Z")))).isEqualTo(24);
        assertThat(calendar.cell(Hours.of(Instant.parse("2026-01-12T00:00:00Z")))).isEqualTo(0);
    }

    /**
     * Jumps around in time on purpose: the calendar remembers the last stretch it was asked about.
     */
    @Property
    void cellsAgreeWithTheLibraryInAnyOrder(
            @ForAll @IntRange(min = 400_000, max = 600_000) int one,
            @ForAll @IntRange(min = 400_000, max = 600_000) int other) {
        LocalCalendar calendar = new LocalCalendar(NEW_YORK);

        assertThat(calendar.cell(one)).isEqualTo(byLibrary(one));
        assertThat(calendar.cell(other)).isEqualTo(byLibrary(other));
        assertThat(calendar.cell(one)).isEqualTo(byLibrary(one));
    }

    private static int byLibrary(long hour) {
        ZonedDateTime local = Hours.start(hour).atZone(NEW_YORK);
        return local.getHour() + (local.getDayOfWeek().getValue() >= 6 ? 24 : 0);
    }
}
