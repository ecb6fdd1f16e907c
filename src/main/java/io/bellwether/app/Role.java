package io.bellwether.app;

import java.util.Locale;

/** A part of the service that can run in a process of its own. */
enum Role {
    /** Reads feedback, writes the journal; any number of members. */
    SCORE,
    /** Reads the journal, writes alerts and levels; one member an asset is at work. */
    MONITOR,
    /** Reads alerts, tells Alertmanagers and webhooks; any number of members. */
    NOTIFY,
    /** Reads alerts, levels, decisions and verdicts, and shows them on a page. */
    DASHBOARD;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
