package io.bellwether.snapshot;

/** The bytes of a snapshot are not what was written: cut, damaged or of another version. */
public final class CorruptStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CorruptStateException(String message) {
        super(message);
    }

    public CorruptStateException(String message, RuntimeException cause) {
        super(message, cause);
    }
}
