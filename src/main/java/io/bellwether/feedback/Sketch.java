package io.bellwether.feedback;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Sixteen bytes by which texts that are nearly the same are recognised: of {@value #PLACES} random
 * orders of all possible shingles, the last four bits of the one of this text that comes first.
 *
 * <p>MinHash after Broder (1997), "On the resemblance and containment of documents", cut to four
 * bits after Li and König (2010), "b-bit minwise hashing". A shingle is a word or two words that
 * follow each other; words are those of {@link Fingerprint}. Two texts agree in a place with the
 * probability J + (1 - J) / 16, where J is what they share of all their shingles (Jaccard), so
 * {@value #NEAR} places stand for a J of .53, with a standard deviation of .09.
 *
 * <p>The orders are fixed for good, so that a journal can be replayed anywhere. Texts of fewer than
 * {@value Fingerprint#MIN_TOKENS} words have {@link #NONE}: they are near-copies of nothing.
 *
 * @param high the first half of the places, the first of them in the highest bits
 * @param low the second half
 */
public record Sketch(long high, long low) {

    /** How many places there are. */
    public static final int PLACES = 32;

    /** Places in which near-copies agree at least. */
    public static final int NEAR = 18;

    /** The sketch of a text that is too short to be called a copy. */
    public static final Sketch NONE = new Sketch(0, 0);

    private static final int BITS = 4;
    private static final long LOWEST_BITS = 0x1111111111111111L;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int HEX_DIGITS = 16;

    /** Multipliers and offsets of the orders. */
    private static final int[] FACTORS = new int[PLACES];

    private static final int[] OFFSETS = new int[PLACES];

    static {
        long seed = 0x5eedL;
        for (int place = 0; place < PLACES; place++) {
            seed += 0x9e3779b97f4a7c15L;
            long random = mixed(seed);
            FACTORS[place] = (int) (random >>> 32) | 1;
            OFFSETS[place] = (int) random;
        }
    }

    /** The sketch of {@code text}; never {@link #NONE} when it has enough words. */
    public static Sketch of(String text) {
        int[] least = new int[PLACES];
        Arrays.fill(least, Integer.MAX_VALUE);
        long before = 0;
        int words = 0;
        int end = text.length();
        for (int from = 0; from < end; ) {
            int to = from;
            while (to < end && !Character.isWhitespace(text.charAt(to))) {
                to++;
            }
            long word = word(text, from, to);
            if (word != 0) {
                lower(least, word);
                if (words > 0) {
                    lower(least, before * FNV_PRIME + word);
                }
                before = word;
                words++;
            }
            from = to + 1;
        }
        return words < Fingerprint.MIN_TOKENS ? NONE : of(least);
    }

    /** A mark of the word between two spaces; 0 where there is none. */
    private static long word(String text, int from, int to) {
        if (Fingerprint.isSkipped(text, from, to)) {
            return 0;
        }
        long hash = FNV_OFFSET;
        boolean hasLetter = false;
        for (int i = from; i < to; i++) {
            int letter = Fingerprint.smallLetter(text.charAt(i));
            if (letter >= 0) {
                hash = (hash ^ letter) * FNV_PRIME;
                hasLetter = true;
            }
        }
        return hasLetter ? hash | 1 : 0;
    }

    /** One more shingle. Plain arithmetic of ints, which compilers do eight at a time. */
    private static void lower(int[] least, long shingle) {
        int mark = (int) (mixed(shingle) >>> 32);
        for (int place = 0; place < PLACES; place++) {
            least[place] = Math.min(least[place], mark * FACTORS[place] + OFFSETS[place]);
        }
    }

    private static Sketch of(int[] least) {
        long high = 0;
        long low = 0;
        for (int place = 0; place < PLACES / 2; place++) {
            high = (high << BITS) | bits(least[place]);
            low = (low << BITS) | bits(least[PLACES / 2 + place]);
        }
        return high == 0 && low == 0 ? new Sketch(0, 1) : new Sketch(high, low);
    }

    /** The least of many is nearly the same for all texts in its upper bits, so they are mixed. */
    private static long bits(int least) {
        return mixed(least) >>> (64 - BITS);
    }

    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    /**
     * Whether the two texts are nearly the same: their sketches agree in {@value #NEAR} places at
     * least. Nothing is near to {@link #NONE}.
     */
    public boolean isNear(Sketch other) {
        return isNear(other.high, other.low);
    }

    /** As {@link #isNear(Sketch)}, with the halves of the other one. */
    public boolean isNear(long otherHigh, long otherLow) {
        return (high | low) != 0
                && (otherHigh | otherLow) != 0
                && agreement(otherHigh, otherLow) >= NEAR;
    }

    /** In how many places this sketch and one of the given halves agree. */
    int agreement(long otherHigh, long otherLow) {
        return agreement(high ^ otherHigh) + agreement(low ^ otherLow);
    }

    private static int agreement(long difference) {
        long anyBit = difference | (difference >>> 1);
        anyBit = (anyBit | (anyBit >>> 2)) & LOWEST_BITS;
        return PLACES / 2 - Long.bitCount(anyBit);
    }

    /** 32 hexadecimal digits. */
    public String hex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }

    /**
     * The sketch of that {@link #hex()}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Sketch ofHex(String digits) {
        if (digits.length() != 2 * HEX_DIGITS) {
            throw new IllegalArgumentException(digits.length() + " digits, expected 32");
        }
        return new Sketch(
                HexFormat.fromHexDigitsToLong(digits, 0, HEX_DIGITS),
                HexFormat.fromHexDigitsToLong(digits, HEX_DIGITS, 2 * HEX_DIGITS));
    }
}
