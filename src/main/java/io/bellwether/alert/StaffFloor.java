package io.bellwether.alert;

import io.bellwether.feedback.Asset;

/**
 * How many people must have spoken before anything of theirs is shown. Staff can be singled out by
 * their employer, so their floors stand in code and no setting lowers them; the other assets have
 * none.
 */
public final class StaffFloor {

    /** Authors needed before a level of staff is shown. */
    public static final int LEVEL_AUTHORS = 5;

    /** Authors needed before staff are quoted. */
    public static final int QUOTE_AUTHORS = 10;

    private StaffFloor() {}

    /** Authors needed before a level is shown; 0 where any number will do. */
    public static int levelAuthors(Asset asset) {
        return asset == Asset.STAFF ? LEVEL_AUTHORS : 0;
    }

    /** Whether a level over that many authors may be shown. */
    public static boolean allowsLevel(Asset asset, long authors) {
        return authors >= levelAuthors(asset);
    }

    /** Whether figures by theme stay as they were told first: revised ones tell who came since. */
    static boolean tellsOnce(Asset asset) {
        return asset == Asset.STAFF;
    }

    /** Whether that many authors may be quoted. */
    public static boolean allowsQuotes(Asset asset, long authors) {
        return asset != Asset.STAFF || authors >= QUOTE_AUTHORS;
    }
}
