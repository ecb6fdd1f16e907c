package io.bellwether.notify;

import java.time.Instant;

/**
 * One alert as Alertmanager is told of it.
 *
 * @param labels what it is known by there; not always those that {@code alert} has by now
 * @param alert whose figures and words it carries
 * @param startsAt not after {@code endsAt}, which Alertmanager would refuse
 * @param endsAt over when that is not in the future
 * @param isOpen whether it is meant to be open
 */
record Posting(
        AlertLabels labels, AlertRecord alert, Instant startsAt, Instant endsAt, boolean isOpen) {

    static Posting open(AlertRecord alert, Instant now, AlertmanagerSettings settings) {
        return new Posting(
                alert.labels(),
                alert,
                earlier(alert.raisedAt(), now),
                now.plus(settings.alive()),
                true);
    }

    static Posting over(AlertRecord alert, Instant closedAt, Instant now) {
        Instant endsAt = earlier(closedAt, now);
        return new Posting(alert.labels(), alert, earlier(alert.raisedAt(), endsAt), endsAt, false);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
