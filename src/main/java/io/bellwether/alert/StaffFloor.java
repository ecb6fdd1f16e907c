package io.bellwether.alert;

import io.bellwether.feedback.Asset;
import io.bellwether.theme.ThemeShift;
import java.util.List;

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

    /**
     * Authors needed before a theme of staff, or another part of them, is told. Parts cut through
     * blocks, so that with exact figures a block less a part of it could be what one person said.
     * They are told in such steps that one of so many weighs no more than one step.
     */
    public static final int PART_AUTHORS = 10;

    private static final int LEVELS_OF_PARTS = PART_AUTHORS;
    private static final int SHARES_OF_PARTS = 2 * PART_AUTHORS;

    private StaffFloor() {}

    /** Authors needed before a theme is told; 0 where any number will do. */
    public static int themeAuthors(Asset asset) {
        return asset == Asset.STAFF ? PART_AUTHORS : 0;
    }

    /** A level of a part of the people, or a difference of two, as it may be told. */
    public static double ofPart(Asset asset, double value) {
        return asset == Asset.STAFF ? Math.rint(value * LEVELS_OF_PARTS) / LEVELS_OF_PARTS : value;
    }

    /** Themes of staff as they may be told. */
    static List<ThemeShift> ofParts(List<ThemeShift> themes) {
        return ThemeShift.rounded(themes, SHARES_OF_PARTS, LEVELS_OF_PARTS);
    }

    /** Authors needed before a level is shown; 0 where any number will do. */
    public static int levelAuthors(Asset asset) {
        return asset == Asset.STAFF ? LEVEL_AUTHORS : 0;
    }

    /** Whether a level over that many authors may be shown. */
    public static boolean allowsLevel(Asset asset, long authors) {
        return authors >= levelAuthors(asset);
    }

    /**
     * What a model says, as it may be told. A model has learned from what few said on some day, and
     * fine enough figures of two days would tell what; those of staff have two decimals.
     */
    public static double modelled(Asset asset, double value) {
        return asset == Asset.STAFF ? Math.rint(value * 100) / 100 : value;
    }

    /** The logarithm of an evidence, as it may be told: of staff in steps of a half, upwards. */
    public static double evidence(Asset asset, double logEvidence) {
        return asset == Asset.STAFF ? Math.ceil(logEvidence * 2) / 2 : logEvidence;
    }

    /** Whether the part of a drop that comes from who speaks may be told: of staff it is not. */
    static boolean allowsMix(Asset asset) {
        return asset != Asset.STAFF;
    }

    /** Whether that many authors may be quoted. */
    public static boolean allowsQuotes(Asset asset, long authors) {
        return asset != Asset.STAFF || authors >= QUOTE_AUTHORS;
    }
}
