package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bellwether.feedback.Rejection;
import io.bellwether.feedback.Rejection.Reason;
import java.io.IOException;

/**
 * How JSON of strangers is read: within limits, and never two values under one name, since two
 * readers would then see two records. Safe for use by several threads.
 */
final class StrictJson {

    /** The longest record that is read, in bytes; Kafka's own default limit is about the same. */
    static final int MAX_BYTES = 1 << 20;

    /** How deep objects and arrays may lie in each other. */
    static final int MAX_DEPTH = 64;

    private static final int MAX_NUMBER_LENGTH = 64;
    private static final int MAX_NAME_LENGTH = 1000;

    /** Refuses a name that occurs twice in one object. */
    static final JsonFactory FOREIGN =
            limited().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /** For what this program wrote itself: the same limits, no search for doubled names. */
    static final JsonFactory OWN = limited().build();

    /** Reads whole documents, as {@link #FOREIGN} does. */
    static final JsonMapper MAPPER =
            JsonMapper.builder(FOREIGN)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private StrictJson() {}

    private static JsonFactoryBuilder limited() {
        return new JsonFactoryBuilder()
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .maxStringLength(MAX_BYTES)
                                .maxNumberLength(MAX_NUMBER_LENGTH)
                                .maxNameLength(MAX_NAME_LENGTH)
                                .build())
                // Names chosen by strangers must fill neither the JVM's string table nor stop us.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW);
    }

    /**
     * Whether {@code bytes} are UTF-8 without overlong forms and lone surrogates. The parser alone
     * would let both pass, and would take UTF-16 for JSON.
     */
    static boolean isUtf8(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0)) {
            return false;
        }
        int at = 0;
        while (at < bytes.length) {
            if (bytes[at] >= 0) {
                at++;
                continue;
            }
            int length = sequenceLength(bytes, at);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** Length of the well-formed multi-byte sequence at {@code at}, after Unicode 16 table 3-7. */
    private static int sequenceLength(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int second = at + 1 < bytes.length ? bytes[at + 1] & 0xff : 0;
        if (first < 0xc2 || first > 0xf4 || !isContinuation(second)) {
            return 0;
        }
        if (first < 0xe0) {
            return 2;
        }
        if (at + 2 >= bytes.length || !isContinuation(bytes[at + 2] & 0xff)) {
            return 0;
        }
        if (first < 0xf0) {
            boolean isOverlong = first == 0xe0 && second < 0xa0;
            boolean isSurrogate = first == 0xed && second > 0x9f;
            return isOverlong || isSurrogate ? 0 : 3;
        }
        boolean isOverlong = first == 0xf0 && second < 0x90;
        boolean isBeyondUnicode = first == 0xf4 && second > 0x8f;
        boolean isWhole = at + 3 < bytes.length && isContinuation(bytes[at + 3] & 0xff);
        return isOverlong || isBeyondUnicode || !isWhole ? 0 : 4;
    }

    private static boolean isContinuation(int value) {
        return (value & 0xc0) == 0x80;
    }

    /** {@code text} with every lone surrogate, which an escape may bring, replaced by U+FFFD. */
    static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return replaceLoneSurrogates(text, i);
            }
        }
        return text;
    }

    private static String replaceLoneSurrogates(String text, int from) {
        StringBuilder result = new StringBuilder(text.length()).append(text, 0, from);
        text.codePoints()
                .skip(text.codePointCount(0, from))
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c)
                .forEach(result::appendCodePoint);
        return result.toString();
    }

    /** What the parser held against a record, without the piece of it that the parser quotes. */
    static Rejection rejection(IOException fault) {
        if (fault instanceof StreamConstraintsException) {
            return new Rejection(
                    Reason.NOT_JSON,
                    "a nesting deeper than " + MAX_DEPTH + ", or a number or name too long");
        }
        if (!(fault instanceof JsonProcessingException syntax) || syntax.getLocation() == null) {
            return new Rejection(Reason.NOT_JSON, "not JSON");
        }
        long at = syntax.getLocation().getByteOffset();
        String kind =
                String.valueOf(syntax.getOriginalMessage()).startsWith("Duplicate")
                        ? "a name that stands twice in one object"
                        : "not JSON";
        return new Rejection(Reason.NOT_JSON, at < 0 ? kind : kind + ", at byte " + at);
    }

    /** The current token in words, such as "a number". */
    static String kindOf(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            default -> "no value";
        };
    }
}
