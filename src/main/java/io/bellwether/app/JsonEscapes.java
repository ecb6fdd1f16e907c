package io.bellwether.app;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Undoes the escapes of JSON strings in bytes that need not be JSON, each byte a Latin-1 character.
 * One walk; what is no escape stays as it is.
 */
final class JsonEscapes {

    private static final String SHORT = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";
    private static final int HEX_DIGITS = 4;

    private final String text;
    private final StringBuilder undone = new StringBuilder();
    private int at;

    private JsonEscapes(String text) {
        this.text = text;
    }

    /** With each escaped character as its bytes in UTF-8. */
    static String undone(String latin) {
        return latin.indexOf('\\') < 0 ? latin : new JsonEscapes(latin).undone();
    }

    private String undone() {
        while (at < text.length()) {
            int unit = unitAt(at);
            if (unit >= 0) {
                takeUnit((char) unit);
            } else if (text.charAt(at) == '\\' && shortAt(at + 1) >= 0) {
                undone.append(MEANT.charAt(shortAt(at + 1)));
                at += 2;
            } else {
                undone.append(text.charAt(at++));
            }
        }
        return undone.toString();
    }

    /** With the other half behind it, where it is one of two. */
    private void takeUnit(char unit) {
        at += 2 + HEX_DIGITS;
        StringBuilder character = new StringBuilder().append(unit);
        int next = unitAt(at);
        if (next >= 0 && Character.isSurrogatePair(unit, (char) next)) {
            character.append((char) next);
            at += 2 + HEX_DIGITS;
        }
        undone.append(Sought.latin(character.toString().getBytes(UTF_8)));
    }

    private int shortAt(int index) {
        return index < text.length() ? SHORT.indexOf(text.charAt(index)) : -1;
    }

    /** The UTF-16 unit that is escaped at {@code from}; -1 where none is. */
    private int unitAt(int from) {
        int end = from + 2 + HEX_DIGITS;
        if (end > text.length() || !text.startsWith("\\u", from)) {
            return -1;
        }
        int unit = 0;
        for (int index = from + 2; index < end; index++) {
            int digit = Character.digit(text.charAt(index), 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }
}
