package io.bellwether.corenlp;

import io.bellwether.feedback.Feedback;

/**
 * Makes hostile text safe and cheap for CoreNLP's tokeniser, and drops what names people.
 *
 * <p>The tokeniser looks ahead as far as a pattern may reach, and starts again at the next
 * character: 20,000 characters without a blank cost it up to 25 s, and so does a comment that is
 * opened often and closed never. What is left here has one blank between words, no word of more
 * than {@value #MAX_WORD} characters and no open mark-up, which makes its work proportional to the
 * length.
 *
 * <p>Dropped are links, mentions, e-mail addresses, mark-up, control characters and halves of
 * surrogate pairs. Nothing here depends on time or locale.
 */
final class TextCleaner {

    /** Characters after which a word is cut in two; no English word is as long. */
    static final int MAX_WORD = 64;

    /** The longest piece of mark-up that is dropped as a whole. */
    private static final int MAX_TAG = 200;

    /** Small letters before a capital that tell two words from one name. */
    private static final int JOINED = 3;

    private static final boolean[] PLAIN = plain();

    private final String text;
    private final int end;
    private final int lastAt;
    private final StringBuilder out;
    private int word;

    private TextCleaner(String text) {
        this.text = text;
        this.end = Math.min(text.length(), Feedback.MAX_TEXT_LENGTH);
        this.lastAt = text.lastIndexOf('@', end - 1);
        this.out = new StringBuilder(end + end / MAX_WORD);
    }

    /** The readable part of the first {@link Feedback#MAX_TEXT_LENGTH} characters of a text. */
    static String clean(String text) {
        return new TextCleaner(text).run();
    }

    private String run() {
        int i = 0;
        while (i < end) {
            if (word > 0 && word < MAX_WORD && isPlain(text.charAt(i))) {
                out.append(text.charAt(i));
                word++;
                i++;
                continue;
            }
            int codePoint = text.codePointAt(i);
            int next = i + Character.charCount(codePoint);
            if (isBlank(codePoint)) {
                blank();
            } else if (codePoint == '<' && isMarkup(i)) {
                blank();
                next = afterMarkup(i);
            } else if (isLink(i) || (word == 0 && isAddress(i))) {
                next = afterWord(i);
            } else if (codePoint == '@' && isNamePart(i + 1)) {
                next = afterName(i + 1);
            } else {
                if (isJoint(i)) {
                    blank();
                }
                append(codePoint);
            }
            i = next;
        }
        return out.toString();
    }

    /**
     * Whether a character within a word only carries it on: most do, and nothing else need be
     * asked. An h or w may begin a link, a capital another word.
     */
    private static boolean isPlain(char c) {
        return c < PLAIN.length && PLAIN[c];
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[0x7F];
        for (char c = '!'; c < plain.length; c++) {
            plain[c] = !Character.isUpperCase(c) && "hw<@".indexOf(c) < 0;
        }
        return plain;
    }

    private boolean isAddress(int at) {
        if (at >= lastAt) {
            return false;
        }
        int stop = afterWord(at);
        for (int i = at + 1; i < stop; i++) {
            if (text.charAt(i) == '@' && isNamePart(i - 1)) {
                return true;
            }
        }
        return false;
    }

    private int afterWord(int from) {
        int i = from;
        while (i < end && !isBlank(text.codePointAt(i)) && text.charAt(i) != '<') {
            i += Character.charCount(text.codePointAt(i));
        }
        return i;
    }

    /**
     * Whether a capital starts a word that lost its line break, as in "good payNice people" or "bad
     * food.Long hours". Names such as YouTube and hashtags stay whole.
     */
    private boolean isJoint(int at) {
        if (at + 1 >= end
                || word < JOINED
                || !Character.isUpperCase(text.charAt(at))
                || !Character.isLowerCase(text.charAt(at + 1))
                || out.charAt(out.length() - word) == '#') {
            return false;
        }
        int last = out.length() - 1;
        int letters = ".,!?;:)".indexOf(out.charAt(last)) >= 0 ? last : last + 1;
        for (int i = letters - JOINED; i < letters; i++) {
            if (i < 0 || !Character.isLowerCase(out.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private int afterName(int from) {
        int i = from;
        while (isNamePart(i)) {
            i++;
        }
        return i;
    }

    private boolean isLink(int at) {
        return "hHwW".indexOf(text.charAt(at)) >= 0 && isAddressOfPage(at);
    }

    private boolean isAddressOfPage(int at) {
        return text.regionMatches(true, at, "http://", 0, 7)
                || text.regionMatches(true, at, "https://", 0, 8)
                || text.regionMatches(true, at, "www.", 0, 4);
    }

    private boolean isNamePart(int at) {
        return at < end && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
    }

    /** {@code <3} and {@code <_<} are no mark-up. */
    private boolean isMarkup(int at) {
        if (at + 1 >= end) {
            return false;
        }
        char next = text.charAt(at + 1);
        return next == '/'
                || next == '!'
                || next == '?'
                || (next >= 'a' && next <= 'z')
                || (next >= 'A' && next <= 'Z');
    }

    private int afterMarkup(int at) {
        int close = text.indexOf('>', at, Math.min(end, at + MAX_TAG));
        return close < 0 ? at + 1 : close + 1;
    }

    private void append(int codePoint) {
        if (word >= MAX_WORD) {
            blank();
        }
        out.appendCodePoint(codePoint);
        word += Character.charCount(codePoint);
    }

    private void blank() {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
        word = 0;
    }

    /** Joiners stay: they hold family emoji together. */
    private static boolean isBlank(int codePoint) {
        if (codePoint < 0x7F) {
            return codePoint <= ' ';
        }
        int type = Character.getType(codePoint);
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE
                || (type == Character.FORMAT && codePoint != 0x200D);
    }
}
