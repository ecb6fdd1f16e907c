package io.bellwether.demo;

import java.util.Locale;

/** A few accounts that post against the company all day, half of it word for word the same. */
final class Brigade {

    /** The theme of their fragments. */
    static final String THEME = "brigade";

    private static final int ACCOUNTS = 20;
    private static final double POSTS_AN_HOUR_EACH = .6;
    private static final double COPIES = .5;

    private Brigade() {}

    /** Mean number of their posts in an hour, all accounts together. */
    static double mean() {
        return ACCOUNTS * POSTS_AN_HOUR_EACH;
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
