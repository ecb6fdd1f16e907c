package io.bellwether.redaction;

import java.util.Locale;
import java.util.Set;

/**
 * A telephone number: one that begins with a plus sign, with 0, or in the groups of North America;
 * or any of 7 digits and more behind a word such as "call". Not what is a date, a decimal or behind
 * a word such as "order". Other digits may follow it.
 */
final class Phones {

    /** How far back the words before a number are read. */
    static final int LOOK_BACK = 24;

    /** Two numbers fit into it, and so it bounds how many groups are tried. */
    private static final int MOST_CHARACTERS = 40;

    /** The shortest number of a town, and the longest of ITU-T E.164. */
    private static final int LEAST_DIGITS = 7;

    private static final int MOST_DIGITS = 15;

    private static final int LONGEST_DATE = 10;
    private static final int WORDS_BEFORE = 3;

    private static final Set<String> CALLED_BY =
            Set.of(
                    "call",
                    "called",
                    "cell",
                    "fax",
                    "hotline",
                    "mobile",
                    "phone",
                    "ring",
                    "sms",
                    "tel",
                    "telephone",
                    "text",
                    "whatsapp");

    private static final Set<String> NUMBERED_BY =
            Set.of(
                    "article",
                    "booking",
                    "build",
                    "case",
                    "code",
                    "id",
                    "invoice",
                    "isbn",
                    "no",
                    "nr",
                    "order",
                    "part",
                    "pin",
                    "ref",
                    "reference",
                    "serial",
                    "sku",
                    "ticket",
                    "tracking",
                    "version");

    private Phones() {}

    /**
     * The end of the number that begins at {@code start}. It may follow at once what was found
     * last.
     */
    static int end(Scan text, int start) {
        char first = text.at(start);
        boolean isBeginning = Scan.isDigit(first) || first == '+' || first == '(';
        if (!isBeginning || isBefore(text, start)) {
            return Identifiers.NONE;
        }
        Digits digits = Digits.read(text, start, MOST_CHARACTERS);
        if (digits.count() < LEAST_DIGITS) {
            return Identifiers.NONE;
        }
        int size = size(text, digits, Clue.of(first, before(text, start)));
        return size > 0 ? digits.part(0, size).end() : Identifiers.NONE;
    }

    /**
     * How many of the groups are the number; the others are hours, years or another number. As many
     * as can be, but fewer if these are of a fixed length or if that many cut the number behind.
     */
    private static int size(Scan text, Digits digits, Clue clue) {
        int most = 0;
        for (int size = digits.size(); size > 0; size--) {
            Digits part = digits.part(0, size);
            if (isNumber(part, clue) && isEnd(text, digits, size)) {
                boolean isWhole = clue != Clue.PLUS && part.isAmerican();
                most = Math.max(most, size);
                if (isWhole || isDialledBehind(text, digits, size, most)) {
                    return size;
                }
            }
        }
        return most;
    }

    private static boolean isNumber(Digits digits, Clue clue) {
        int count = digits.count();
        if (count < LEAST_DIGITS || count > MOST_DIGITS) {
            return false;
        }
        return switch (clue) {
            case PLUS -> count > LEAST_DIGITS;
            case CALLED -> !digits.isDate();
            case NUMBERED -> false;
            case NONE -> !digits.isDate() && digits.isDialled();
        };
    }

    /** What stands at the number or before it and says what it is. */
    private enum Clue {
        PLUS,
        CALLED,
        NUMBERED,
        NONE;

        static Clue of(char first, String before) {
            if (first == '+') {
                return PLUS;
            }
            Clue clue = NONE;
            String[] words = before.split(" ", -1);
            for (int i = Math.max(0, words.length - WORDS_BEFORE); i < words.length; i++) {
                if (CALLED_BY.contains(words[i])) {
                    return CALLED;
                }
                clue = NUMBERED_BY.contains(words[i]) ? NUMBERED : clue;
            }
            return clue;
        }
    }

    /** What makes the digits part of something else: a longer number, a price, a word. */
    private static boolean isBefore(Scan text, int start) {
        char c = text.before(start);
        if (start - 1 == text.foundTo() && (c == ' ' || c == '/')) {
            return false;
        }
        // Behind a letter a full stop ends a word, as in "tel.", and behind a blank a dash is one.
        boolean isJoint =
                (c == '.' && !Character.isLetter(text.at(start - 2)))
                        || (c == '-' && Character.isLetterOrDigit(text.at(start - 2)));
        return Character.isLetterOrDigit(c)
                || isJoint
                || "#,/@=_$€£+&".indexOf(c) >= 0
                || (c == ' ' && text.isDigit(start) && isPlain(text, start - 2));
    }

    /** Whether a number ends at {@code end} that may go on; a date, an hour or "24/7" does not. */
    private static boolean isPlain(Scan text, int end) {
        if (!text.isDigit(end)) {
            return false;
        }
        int at = end;
        while (at > end - LONGEST_DATE && text.isDigit(at)) {
            at--;
        }
        return !(".:/-".indexOf(text.at(at)) >= 0 && text.isDigit(at - 1));
    }

    private static boolean isEnd(Scan text, Digits digits, int size) {
        int end = digits.part(0, size).end();
        return !isBehind(text, end)
                || (text.at(end) == '/' && isDialledBehind(text, digits, size, size));
    }

    /** Whether a number begins with the group {@code from} that ends behind {@code to} groups. */
    private static boolean isDialledBehind(Scan text, Digits digits, int from, int to) {
        for (int last = digits.size(); last > to; last--) {
            Digits part = digits.part(from, last);
            if (part.isDialled() && (text.at(part.end()) == '/' || !isBehind(text, part.end()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBehind(Scan text, int end) {
        char c = text.at(end);
        boolean isJoint = c == '.' || c == ',' || c == ':' || c == '-' || c == '/';
        return Links.isWordGoingOn(text, end) || c == '%' || (isJoint && text.isDigit(end + 1));
    }

    /** The words before {@code start} in small letters, a space between each two. */
    private static String before(Scan text, int start) {
        StringBuilder words = new StringBuilder(LOOK_BACK);
        for (int at = start - LOOK_BACK; at < start; at++) {
            char c = text.at(at);
            boolean isLetter = Character.isLetter(c);
            if (isLetter || (!words.isEmpty() && words.charAt(words.length() - 1) != ' ')) {
                words.append(isLetter ? c : ' ');
            }
        }
        return words.toString().strip().toLowerCase(Locale.ROOT);
    }
}
