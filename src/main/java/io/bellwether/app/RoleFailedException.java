package io.bellwether.app;

/** A role gave up for a reason that starting it again cannot cure. */
final class RoleFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RoleFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
