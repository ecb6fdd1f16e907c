package io.bellwether.app;

import io.bellwether.config.NotifyConfiguration;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Where notifications go, as far as a look at it from outside needs to know. */
sealed interface NotifyTarget {

    /** Of a webhook without path and login, either of which may be a secret. */
    URI address();

    /** The host and port of {@link #address}, for people. */
    default String place() {
        URI address = address();
        return address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }

    /** All of {@code notifications}. */
    static List<NotifyTarget> of(NotifyConfiguration notifications) {
        List<NotifyTarget> targets = new ArrayList<>();
        notifications.alertmanagers().forEach(url -> targets.add(new Alertmanager(url)));
        notifications.webhooks().forEach(hook -> targets.add(new Webhook(placeOf(hook.url()))));
        return targets;
    }

    private static URI placeOf(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return URI.create(url.getScheme() + "://" + url.getHost() + port);
    }

    /** An Alertmanager, which tells whether it is ready. */
    record Alertmanager(URI address) implements NotifyTarget {}

    /** A webhook, of which nothing can be asked without sending something. */
    record Webhook(URI address) implements NotifyTarget {}
}
