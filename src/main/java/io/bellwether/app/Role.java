package io.bellwether.app;

import io.bellwether.config.Configuration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

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

    /**
     * Those of {@code roles} that have something to do: who tells nobody, or shows a page that
     * nobody can reach, needs no permissions.
     */
    static Set<Role> busy(Set<Role> roles, Configuration settings) {
        Set<Role> busy = EnumSet.copyOf(roles);
        if (NotifyTarget.of(settings.notifications()).isEmpty()) {
            busy.remove(NOTIFY);
        }
        if (!settings.http().isOn()) {
            busy.remove(DASHBOARD);
        }
        return busy;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
