package io.bellwether.demo;

import io.bellwether.feedback.Asset;
import java.util.Arrays;
import java.util.Locale;

/**
 * The people of one asset. A few write often and most write seldom: the k-th of them writes in
 * proportion to 1 / (k + head), after Zipf and Mandelbrot. Immutable.
 */
final class Authors {

    private final Asset asset;
    private final double[] upTo;

    private Authors(Asset asset, int people, double head) {
        this.asset = asset;
        this.upTo = new double[people];
        double sum = 0;
        for (int i = 0; i < people; i++) {
            sum += 1 / (i + 1 + head);
            upTo[i] = sum;
        }
    }

    /** The people who write for that asset: thousands of users, a company's staff. */
    static Authors of(Asset asset) {
        return switch (asset) {
            case USERS -> new Authors(asset, 6000, 60);
            case ADVERTISERS -> new Authors(asset, 420, 25);
            case STAFF -> new Authors(asset, 150, 30);
        };
    }

    /** The account of one of them, such as {@code user-0412}. */
    String draw(Dice dice) {
        double point = dice.unit() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, point);
        return name(found >= 0 ? found : -found - 1);
    }

    private String name(int person) {
        String kind =
                switch (asset) {
                    case USERS -> "user";
                    case ADVERTISERS -> "customer";
                    case STAFF -> "colleague";
                };
        // Numbered in a scattered order, so that a small number does not mean a busy writer.
        int scattered = Math.floorMod(person * 7919 + 331, upTo.length);
        return String.format(Locale.ROOT, "%s-%04d", kind, scattered);
    }
}
