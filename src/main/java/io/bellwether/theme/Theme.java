package io.bellwether.theme;

import io.bellwether.feedback.Asset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What feedback can be about. The list is closed and its order is a contract: a vote with several
 * themes counts under the first of them, so that parts add up.
 */
public enum Theme {
    /** Being afraid: for the job, of speaking up, of reprisal, of what comes next. */
    FEAR(Asset.STAFF),
    /** Whether those above can be believed and relied on. */
    TRUST(Asset.STAFF),
    /** Whether people may decide what is theirs, or are watched and overruled. */
    DELEGATION(Asset.STAFF),
    /** Whether it is known where the company goes and what comes first. */
    CLARITY_OF_STRATEGY(Asset.STAFF),
    /** Who answers for what, and whether anybody does. */
    RESPONSIBILITY(Asset.STAFF),
    /** Going away: cancelling, deleting, moving to another product. */
    LEAVING(Asset.USERS),
    /** Harm: abuse, harassment, fraud, theft of accounts, loss of privacy. */
    SAFETY(Asset.USERS),
    /** Whether it works: crashes, outages, errors, lost data, slowness. */
    RELIABILITY(Asset.USERS),
    /** What it costs, and whether it is worth that. */
    PRICE(Asset.USERS),
    /** What advertisements stand beside. */
    BRAND_SAFETY(Asset.ADVERTISERS),
    /** What advertising brings: conversions, return, reach, clicks that are real. */
    RESULTS(Asset.ADVERTISERS),
    /** Spending less or nothing, for now or for good. */
    PAUSING_SPEND(Asset.ADVERTISERS),
    /** Whether somebody answers and helps. */
    SUPPORT(Asset.ADVERTISERS);

    private final Asset asset;
    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Theme(Asset asset) {
        this.asset = asset;
    }

    /** Whose theme it is; no theme belongs to two assets. */
    public Asset asset() {
        return asset;
    }

    /** The name used in files, such as {@code brand-safety}. */
    public String label() {
        return label;
    }

    /** The themes of {@code asset}, in their order. */
    public static List<Theme> of(Asset asset) {
        return Arrays.stream(values()).filter(theme -> theme.asset == asset).toList();
    }

    /** The theme of that {@link #label()}; empty when there is none. */
    public static Optional<Theme> ofLabel(String label) {
        for (Theme theme : values()) {
            if (theme.label.equals(label)) {
                return Optional.of(theme);
            }
        }
        return Optional.empty();
    }
}
