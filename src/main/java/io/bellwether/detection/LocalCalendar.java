package io.bellwether.detection;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Says which of 48 cells of the week an hour falls into: 24 hours of the local day, on working days
 * and on weekends. Hours are counted from the epoch in UTC. Not safe for several threads: it
 * remembers the offset of the stretch it was last asked about, because fits walk through time.
 */
final class LocalCalendar {

    /** Cells 0 to 23 are working days, 24 to 47 Saturday and Sunday. */
    static final int CELLS = 48;

    private static final int HOURS_OF_DAY = 24;

    private final ZoneRules rules;
    private long offsetSeconds;
    private long validFrom = 1;
    private long validUntil;

    LocalCalendar(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /** The calendar of data stamped with UTC days, whatever the zone of the people. */
    static LocalCalendar utc() {
        return new LocalCalendar(ZoneOffset.UTC);
    }

    /** The cell of the hour that begins {@code hour} hours after the epoch. */
    int cell(long hour) {
        long second = hour * Hours.SECONDS;
        if (second < validFrom || second >= validUntil) {
            remember(Instant.ofEpochSecond(second));
        }
        long local = Math.floorDiv(second + offsetSeconds, Hours.SECONDS);
        int hourOfDay = (int) Math.floorMod(local, (long) HOURS_OF_DAY);
        return isWeekend(Math.floorDiv(local, (long) HOURS_OF_DAY))
                ? HOURS_OF_DAY + hourOfDay
                : hourOfDay;
    }

    private static boolean isWeekend(long epochDay) {
        // The epoch began on a Thursday, so that day 2 was a Saturday.
        return Math.floorMod(epochDay - 2, 7L) < 2;
    }

    private void remember(Instant at) {
        offsetSeconds = rules.getOffset(at).getTotalSeconds();
        if (rules.isFixedOffset()) {
            validFrom = Long.MIN_VALUE;
            validUntil = Long.MAX_VALUE;
            return;
        }
        ZoneOffsetTransition next = rules.nextTransition(at);
        validFrom = at.getEpochSecond();
        validUntil = next == null ? Long.MAX_VALUE : next.toEpochSecond();
    }
}
