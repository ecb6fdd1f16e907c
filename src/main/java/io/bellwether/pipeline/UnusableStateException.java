package io.bellwether.pipeline;

/**
 * Kept state must not be used by this program; starting again does not help. The message says what
 * to do.
 */
public final class UnusableStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableStateException(String message) {
        super(message);
    }
}
