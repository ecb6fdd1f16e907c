package io.bellwether.notify;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.samskivert.mustache.Mustache;

/**
 * Makes any text safe between the quotation marks of a JSON string, and takes out what could fool a
 * reader: control characters but the line feed and the tab, and those that turn the direction of
 * text.
 */
final class JsonEscaper implements Mustache.Escaper {

    @Override
    public String escape(String raw) {
        StringBuilder shown = new StringBuilder(raw.length());
        raw.codePoints().filter(JsonEscaper::isShown).forEach(shown::appendCodePoint);
        return new String(JsonStringEncoder.getInstance().quoteAsString(shown));
    }

    private static boolean isShown(int c) {
        boolean isLayout = c == '\n' || c == '\t';
        boolean isTurning =
                c == 0x061c
                        || (c >= 0x200e && c <= 0x200f)
                        || (c >= 0x202a && c <= 0x202e)
                        || (c >= 0x2066 && c <= 0x2069);
        boolean isLone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return isLayout || !(Character.isISOControl(c) || isTurning || isLone);
    }
}
