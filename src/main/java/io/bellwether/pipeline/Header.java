package io.bellwether.pipeline;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A header of a record: a name and bytes. A class and not a record, because it holds an array; the
 * array is not copied and must not be changed.
 */
public final class Header {

    private final String name;
    private final byte @Nullable [] value;

    public Header(String name, byte @Nullable [] value) {
        this.name = name;
        this.value = value;
    }

    /** A header whose value is the UTF-8 form of {@code text}. */
    public static Header of(String name, String text) {
        return new Header(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public String name() {
        return name;
    }

    /** The bytes, or null where the header has a name only. */
    public byte @Nullable [] value() {
        return value;
    }

    /** The value read as UTF-8; empty when there is none. */
    public String text() {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }
}
