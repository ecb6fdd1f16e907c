package io.bellwether.config;

import java.util.Locale;

/** Finds the name that somebody probably meant. */
final class Spelling {

    private static final int BEYOND_ANY_DISTANCE = 10_000;

    private Spelling() {}

    /**
     * The name that {@code word} begins or ends, else the one with the fewest letters to insert,
     * delete or replace (Levenshtein 1965); the first of equals. Case does not matter.
     */
    static String nearest(String word, Iterable<String> names) {
        String lower = word.toLowerCase(Locale.ROOT);
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String name : names) {
            String candidate = name.toLowerCase(Locale.ROOT);
            boolean isPart = candidate.startsWith(lower) || candidate.endsWith("." + lower);
            int distance = distance(lower, candidate) - (isPart ? BEYOND_ANY_DISTANCE : 0);
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best;
    }

    static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replace = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replace, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
