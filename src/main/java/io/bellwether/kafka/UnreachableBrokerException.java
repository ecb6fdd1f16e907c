package io.bellwether.kafka;

/** Nobody answers at the bootstrap servers. The message is one line and says what to do. */
public final class UnreachableBrokerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreachableBrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
