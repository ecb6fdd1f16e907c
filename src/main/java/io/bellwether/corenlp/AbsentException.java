package io.bellwether.corenlp;

import java.io.IOException;

/** What another process would need is not on this machine. The message says what. */
final class AbsentException extends IOException {

    private static final long serialVersionUID = 1;

    AbsentException(String message) {
        super(message);
    }
}
