package io.bellwether.notify;

import java.io.IOException;

/** A connection was not made, because the rule of addresses forbids it. */
final class RefusedAddressException extends IOException {

    private static final long serialVersionUID = 1;

    /**
     * @param kind what kind of address it is, such as "a loopback address"
     */
    RefusedAddressException(String kind) {
        super(kind);
    }
}
