package io.bellwether.app;

import java.net.URI;

/** Where notifications go, as far as a look at it from outside needs to know. */
sealed interface NotifyTarget {

    /** Without path and login, either of which may be a secret. */
    URI address();

    /** The host and port of {@link #address}, for people. */
    default String place() {
        URI address = address();
        return address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }

    /** An Alertmanager, which tells whether it is ready. */
    record Alertmanager(URI address) implements NotifyTarget {}

    /** A webhook, of which nothing can be asked without sending something. */
    record Webhook(URI address) implements NotifyTarget {}
}
