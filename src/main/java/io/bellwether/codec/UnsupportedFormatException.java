package io.bellwether.codec;

/**
 * A record of one of this program's own topics cannot be read: another version wrote it, or
 * something else did. The message says what was expected and what came, and quotes no text.
 */
public final class UnsupportedFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnsupportedFormatException(String message) {
        super(message);
    }
}
