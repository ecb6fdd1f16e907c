package io.bellwether.redaction;

/** An e-mail address: a name, an at sign, and a domain with a dot whose last part is letters. */
final class EMails {

    /** Beside letters and digits. More is allowed, and stands around addresses rather. */
    private static final String IN_NAMES = "._%+-";

    /** RFC 5321, section 4.5.3.1.1. */
    private static final int LONGEST_NAME = 64;

    private EMails() {}

    static int end(Scan text, int start) {
        // Only where a run begins, so that no run is walked twice. A sign before a name, as of a
        // list or of Markdown, goes with it.
        // What is stuck to another part is a run of its own, of as much as may be a name.
        boolean isStuck = start == text.foundTo();
        if (!isOfName(text.at(start)) || (!isStuck && isOfName(text.at(start - 1)))) {
            return Identifiers.NONE;
        }
        int at = start;
        int most = isStuck ? start + LONGEST_NAME : text.length();
        while (at < most && isOfName(text.at(at))) {
            at++;
        }
        return text.at(at) == '@' ? domainEnd(text, at + 1) : Identifiers.NONE;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || IN_NAMES.indexOf(c) >= 0;
    }

    private static int domainEnd(Scan text, int start) {
        int end = Identifiers.NONE;
        int letters = 0;
        int length = 0;
        boolean hasDot = false;
        int at = start;
        for (char c = text.at(at); isOfDomain(c); c = text.at(++at)) {
            if (c == '.') {
                hasDot = length > 0;
                letters = 0;
                length = 0;
            } else {
                length++;
                letters += Character.isLetter(c) ? 1 : 0;
            }
            if (hasDot && letters == length && letters >= 2) {
                end = at + 1;
            }
        }
        return Links.startWithin(text, start, end);
    }

    private static boolean isOfDomain(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '.';
    }
}
