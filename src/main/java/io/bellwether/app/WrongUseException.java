package io.bellwether.app;

/** The command was called in a way that cannot work; the message says what to do instead. */
final class WrongUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUseException(String message) {
        super(message);
    }
}
