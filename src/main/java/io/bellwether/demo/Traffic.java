package io.bellwether.demo;

import io.bellwether.feedback.Asset;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** How many messages an hour brings on average. All hours are UTC. */
final class Traffic {

    /** Users write at breakfast and in the evening. */
    private static final int[] USER_DAY = {
        4, 3, 2, 2, 2, 4, 7, 10, 9, 8, 8, 9, 11, 10, 9, 9, 10, 12, 15, 17, 16, 13, 9, 5
    };

    /** Staff write at work, and a little after it. */
    private static final int[] STAFF_DAY = {
        0, 0, 0, 0, 0, 0, 1, 5, 12, 15, 15, 12, 8, 11, 14, 14, 13, 9, 4, 2, 1, 1, 0, 0
    };

    private static final double USERS_AN_HOUR = 8.3;
    private static final double ADVERTISERS_AN_HOUR = 2.1;
    private static final double ADVERTISERS_AFTER_HOURS = .15;
    private static final double STAFF_AN_HOUR = 1.2;
    private static final double STAFF_WEEKEND = .1;

    private Traffic() {}

    /** Mean number of messages of {@code asset} in the hour that begins at {@code hour}. */
    static double mean(Asset asset, Instant hour) {
        OffsetDateTime time = hour.atOffset(ZoneOffset.UTC);
        double usual =
                switch (asset) {
                    case USERS ->
                            USERS_AN_HOUR
                                    * shape(USER_DAY, time.getHour())
                                    * (isWeekend(time) ? 1.2 : .92);
                    case ADVERTISERS ->
                            isBusiness(time) ? ADVERTISERS_AN_HOUR : ADVERTISERS_AFTER_HOURS;
                    case STAFF ->
                            (isWeekend(time) ? STAFF_WEEKEND : STAFF_AN_HOUR)
                                    * shape(STAFF_DAY, time.getHour());
                };
        return usual * crowd(asset, hour);
    }

    /** Whether {@code time} lies on a Saturday or Sunday. */
    static boolean isWeekend(OffsetDateTime time) {
        return time.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    private static boolean isBusiness(OffsetDateTime time) {
        return !isWeekend(time) && time.getHour() >= 7 && time.getHour() < 18;
    }

    private static double shape(int[] day, int hour) {
        int sum = 0;
        for (int share : day) {
            sum += share;
        }
        return day[hour] * (double) day.length / sum;
    }

    private static double crowd(Asset asset, Instant hour) {
        double factor = 1;
        for (Episode episode : Storyline.EPISODES) {
            if (episode.asset() == asset) {
                factor += (crowd(episode.kind()) - 1) * episode.strength(hour);
            }
        }
        return factor;
    }

    /** How many times the usual number people write in such an episode. */
    private static double crowd(Episode.Kind kind) {
        return switch (kind) {
            case CRISIS -> 1.4;
            case SURGE -> 8;
            case STORM -> 4;
            case BRIGADE -> 1; // the brigade's own messages are not drawn from the crowd
        };
    }
}
