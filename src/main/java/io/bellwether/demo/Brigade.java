package io.bellwether.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A few accounts that post against the company from morning to night, most of it word for word the
 * same. Even they sleep.
 */
final class Brigade {

    /** The theme of their fragments. */
    static final String THEME = "brigade";

    private static final int ACCOUNTS = 20;
    private static final double POSTS_AN_HOUR_EACH = 1.2;
    private static final int FIRST_HOUR = 8;
    private static final int LAST_HOUR = 19;
    private static final double COPIES = .8;

    private Brigade() {}

    /**
     * Mean number of their posts in the hour that begins at {@code hour}, all accounts together.
     */
    static double mean(Instant hour) {
        int time = hour.atOffset(ZoneOffset.UTC).getHour();
        return time >= FIRST_HOUR && time <= LAST_HOUR ? ACCOUNTS * POSTS_AN_HOUR_EACH : 0;
    }

    /** The account of one of them; none of the usual people has such a name. */
    static String author(Dice dice) {
        return String.format(Locale.ROOT, "user-9%03d", dice.below(ACCOUNTS));
    }

    /** One of their posts. */
    static String text(Composer composer, Dice dice) {
        return dice.happens(COPIES)
                ? composer.copy(Mood.UNHAPPY, THEME, dice)
                : composer.text(Mood.UNHAPPY, THEME, dice);
    }
}
