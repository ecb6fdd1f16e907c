package io.bellwether.app;

/** The service ended for a reason that starting a role again cannot cure. */
final class RoleFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RoleFailedException(String message) {
        super(message);
    }

    RoleFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
