package io.bellwether.feedback;

/**
 * A 64-bit mark that copies of one text share: FNV-1a over its words, lower-cased, without links,
 * mentions, digits and punctuation.
 *
 * <p>Texts of fewer than {@value #MIN_TOKENS} words have {@link #NONE}: many honest people write
 * "good app", and they are not copies of each other.
 */
public final class Fingerprint {

    /** The mark of a text that is too short to be called a copy. */
    public static final long NONE = 0;

    /** Words needed before two texts can be copies. */
    public static final int MIN_TOKENS = 8;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Fingerprint() {}

    /** The mark of {@code text}; never {@link #NONE} when it has enough words. */
    public static long of(String text) {
        long hash = FNV_OFFSET;
        int tokens = 0;
        int end = text.length();
        for (int i = 0; i < end; ) {
            int stop = i;
            while (stop < end && !Character.isWhitespace(text.charAt(stop))) {
                stop++;
            }
            long next = addWord(hash, text, i, stop);
            if (next != hash) {
                tokens++;
                hash = next;
            }
            i = stop + 1;
        }
        if (tokens < MIN_TOKENS) {
            return NONE;
        }
        return hash == NONE ? FNV_OFFSET : hash;
    }

    private static long addWord(long hash, String text, int from, int to) {
        if (isSkipped(text, from, to)) {
            return hash;
        }
        long result = hash;
        boolean hasLetter = false;
        for (int i = from; i < to; i++) {
            int letter = smallLetter(text.charAt(i));
            if (letter >= 0) {
                result = (result ^ letter) * FNV_PRIME;
                hasLetter = true;
            }
        }
        return hasLetter ? (result ^ ' ') * FNV_PRIME : hash;
    }

    /** {@code c} as a small letter; -1 when it is no letter. */
    static int smallLetter(char c) {
        if (c < 0x80) {
            int small = c | 0x20;
            return small >= 'a' && small <= 'z' ? small : -1;
        }
        return Character.isLetter(c) ? Character.toLowerCase(c) : -1;
    }

    /** Whether what stands between two spaces is nothing, a mention or a link. */
    static boolean isSkipped(String text, int from, int to) {
        return from == to
                || text.charAt(from) == '@'
                || text.startsWith("http://", from)
                || text.startsWith("https://", from);
    }
}
