package io.bellwether.redaction;

/**
 * Links that begin with a scheme or {@code www}. One without anything behind the path says no more
 * than the page does, and stays; a query, a fragment, a password or a token may open an account or
 * name who was sent the link, and a long number may be that of a telephone.
 */
final class Links {

    private static final String[] SCHEMES = {"https://", "http://", "ftp://"};
    private static final String WITHOUT_SCHEME = "www.";
    private static final String ENDINGS = ".,;:!?)]}'\"’”»";

    private static final int FIRST_FOREIGN = 0x600;
    private static final int GENERAL_SIGNS = 0x20;

    /** As short as tokens are that are worth anything; words and numbers of pages are shorter. */
    private static final int TOKEN_LENGTH = 16;

    /** A longer number may be that of a telephone, and one as long if it is no date. */
    private static final int DATE_LENGTH = 8;

    private Links() {}

    /**
     * The end of the link that begins at {@code start}. Nothing but a link has a scheme, and so one
     * may be stuck to a word.
     */
    static int end(Scan text, int start) {
        int scheme = scheme(text, start);
        if (scheme > 0) {
            return walk(text, start + scheme);
        }
        boolean isLink =
                text.startsWith(start, WITHOUT_SCHEME)
                        && !Character.isLetterOrDigit(text.before(start));
        return isLink ? walk(text, start + WITHOUT_SCHEME.length()) : Identifiers.NONE;
    }

    /** Whether a word goes on at {@code index}; a link ends what is before it. */
    static boolean isWordGoingOn(Scan text, int index) {
        return text.isWord(index) && scheme(text, index) == 0;
    }

    /** Where a scheme begins whose letters end at {@code end}, not before {@code start}; or end. */
    static int startWithin(Scan text, int start, int end) {
        if (text.at(end) == ':') {
            for (String scheme : SCHEMES) {
                int at = end - scheme.indexOf(':');
                if (at >= start && text.startsWith(at, scheme)) {
                    return at;
                }
            }
        }
        return end;
    }

    /** The length of the scheme that begins at {@code start}; 0 without one. */
    private static int scheme(Scan text, int start) {
        for (String scheme : SCHEMES) {
            if (text.startsWith(start, scheme)) {
                return scheme.length();
            }
        }
        return 0;
    }

    private static int walk(Scan text, int from) {
        int end = from;
        while (end < text.length() && isOfLink(text.at(end))) {
            end++;
        }
        while (end > from && ENDINGS.indexOf(text.at(end - 1)) >= 0) {
            end--;
        }
        return end > from ? end : Identifiers.NONE;
    }

    private static boolean isOfLink(char c) {
        return c < 0x80
                ? c > ' ' && c != '<' && c != '>' && c != '"'
                : !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !isForeignSign(c);
    }

    /**
     * A sign of a script from Arabic on, where a link often stands between words without a blank.
     * Those of Latin, Greek and Hebrew, and those of no script (U+20xx), may be of a link.
     */
    private static boolean isForeignSign(char c) {
        return switch (Character.getType(c)) {
            case Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                    c >= FIRST_FOREIGN && c >> 8 != GENERAL_SIGNS;
            default -> false;
        };
    }

    /** Whether the link says more than where a page is. */
    static boolean isTelling(Scan text, int start, int end) {
        return hasToken(text, start, end) || hasNumber(text, start, end);
    }

    private static boolean hasToken(Scan text, int start, int end) {
        int length = 0;
        boolean hasDigit = false;
        boolean hasLetter = false;
        for (int at = start; at < end; at++) {
            char c = text.at(at);
            if (c == '?' || c == '#' || c == '@') {
                return true;
            }
            if (Character.isLetterOrDigit(c)) {
                length++;
                hasDigit |= Scan.isDigit(c);
                hasLetter |= !Scan.isDigit(c);
            } else if (c != '-' && c != '_' && c != '=' && c != '%') {
                length = 0;
                hasDigit = false;
                hasLetter = false;
            }
            if (length >= TOKEN_LENGTH && hasDigit && hasLetter) {
                return true;
            }
        }
        return false;
    }

    /** Whether a number is in it that is long and no date; dashes may be in it. */
    private static boolean hasNumber(Scan text, int start, int end) {
        int digits = 0;
        int from = start;
        for (int at = start; at <= end; at++) {
            char c = at < end ? text.at(at) : Scan.NOTHING;
            if (Scan.isDigit(c)) {
                from = digits == 0 ? at : from;
                digits++;
            } else if (c != '-') {
                if (digits > DATE_LENGTH || (digits == DATE_LENGTH && !isDate(text, from))) {
                    return true;
                }
                digits = 0;
            }
        }
        return false;
    }

    private static boolean isDate(Scan text, int start) {
        return text.startsWith(start, "19") || text.startsWith(start, "20");
    }
}
