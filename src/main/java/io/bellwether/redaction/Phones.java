package io.bellwether.redaction;

import java.util.Locale;
import java.util.Set;

/**
 * A telephone number: one that begins with a plus sign, with 0, or in the groups of North America;
 * or any of 7 digits and more behind a word such as "call". Not what is a date, a decimal or behind
 * a word such as "order".
 */
final class Phones {

    /** How far back the words before a number are read. */
    static final int LOOK_BACK = 24;

    private static final int MOST_CHARACTERS = 32;
    private static final int WORDS_BEFORE = 3;

    private static final Set<String> CALLED =
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

    private static final Set<String> NUMBERED =
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

    static int end(Scan text, int start) {
        char first = text.at(start);
        boolean isBeginning = Scan.isDigit(first) || first == '+' || first == '(';
        if (!isBeginning || isBefore(text, start)) {
            return Identifiers.NONE;
        }
        Digits digits = Digits.read(text, start, MOST_CHARACTERS);
        if (digits.count() < 7 || digits.count() > 15 || isBehind(text, digits.end())) {
            return Identifiers.NONE;
        }
        if (first == '+') {
            return digits.count() >= 8 ? digits.end() : Identifiers.NONE;
        }
        if (digits.isDate()) {
            return Identifiers.NONE;
        }
        return isCalled(digits, before(text, start)) ? digits.end() : Identifiers.NONE;
    }

    private static boolean isCalled(Digits digits, String before) {
        int called = 0;
        int numbered = 0;
        String[] words = before.split(" ", -1);
        for (int i = Math.max(0, words.length - WORDS_BEFORE); i < words.length; i++) {
            called += CALLED.contains(words[i]) ? 1 : 0;
            numbered += NUMBERED.contains(words[i]) ? 1 : 0;
        }
        return called > 0 || (numbered == 0 && digits.isDialled());
    }

    /** What makes the digits part of something else: a longer number, a price, a word. */
    private static boolean isBefore(Scan text, int start) {
        char c = text.at(start - 1);
        // Behind a letter a full stop ends a word, as in "tel.", and behind a blank a dash is one.
        boolean isJoint =
                (c == '.' && !Character.isLetter(text.at(start - 2)))
                        || (c == '-' && Character.isLetterOrDigit(text.at(start - 2)));
        return Character.isLetterOrDigit(c)
                || isJoint
                || "#,/@=_$€£+&".indexOf(c) >= 0
                || (c == ' ' && text.isDigit(start - 2) && text.isDigit(start));
    }

    private static boolean isBehind(Scan text, int end) {
        char c = text.at(end);
        boolean isJoint = c == '.' || c == ',' || c == ':' || c == '-' || c == '/';
        return Character.isLetterOrDigit(c) || c == '%' || (isJoint && text.isDigit(end + 1));
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
