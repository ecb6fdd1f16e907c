package io.bellwether.calibration;

import io.bellwether.detection.Vote;
import java.util.List;

/**
 * Equal pieces of a past, as fine as its votes allow.
 *
 * @param firstHour the hour in which the first begins: midnight, UTC
 * @param hours length of each
 * @param count how many; at least 1
 */
record Cells(long firstHour, int hours, int count) {

    private static final int[] LENGTHS = {1, 2, 3, 4, 6, 8, 12, 24, 48, 96, 168, 336, 672};
    private static final int DAY = 24;

    /** Votes a cell should hold on average: fewer than one in twenty is empty then. */
    private static final double VOTES = 3;

    /** Votes stamped with days lie in one hour of each. */
    private static final double DAY_PRECISE_SHARE = .95;

    static Cells of(List<Vote> votes) {
        long firstDay = Math.floorDiv(Hours.of(votes.getFirst().eventTime()), DAY);
        long first = firstDay * DAY;
        long span = Hours.of(votes.getLast().eventTime()) + 1 - first;
        int least = isDayPrecise(votes) ? DAY : 1;
        for (int length : LENGTHS) {
            int count = Math.toIntExact(Math.ceilDiv(span, (long) length));
            if (length >= least && votes.size() >= VOTES * count) {
                return new Cells(first, length, count);
            }
        }
        int last = LENGTHS[LENGTHS.length - 1];
        return new Cells(first, last, Math.toIntExact(Math.ceilDiv(span, (long) last)));
    }

    static boolean isDayPrecise(List<Vote> votes) {
        long atMidnight =
                votes.stream()
                        .filter(vote -> Math.floorMod(Hours.of(vote.eventTime()), DAY) == 0)
                        .count();
        return atMidnight >= DAY_PRECISE_SHARE * votes.size();
    }

    int of(Vote vote) {
        return (int) ((Hours.of(vote.eventTime()) - firstHour) / hours);
    }
}
