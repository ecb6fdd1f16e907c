package io.bellwether.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which alerts are open, and which labels were given up a short time ago: all that Alertmanager has
 * to be told. A function of the records alone, so that a restart knows what the run before it knew.
 *
 * <p>Labels are what is open or over for Alertmanager, not alerts. When the severity or the signal
 * of an alert changes, the labels it had are over and others open, in the same request. Labels that
 * several open alerts share are told once, with the words of the alert that was raised last; they
 * are over when the last of these alerts is.
 *
 * <p>An alert is told when news of its asset has come that is not older than the alert: a record of
 * its own, or a level. So an alert raised in a history that is imported is told as soon as the
 * import reaches the present, if it is open then. Safe for several threads.
 */
final class AlertBoard {

    private final AlertmanagerSettings settings;
    private final Map<String, AlertRecord> open = new TreeMap<>();
    private final SortedMap<AlertLabels, Closing> closings = new TreeMap<>();
    private final Map<String, Instant> presents = new HashMap<>();

    AlertBoard(AlertmanagerSettings settings) {
        this.settings = settings;
    }

    /** The last record of those that had certain labels, when they gave them up. */
    private record Closing(AlertRecord last, Instant at) {}

    /**
     * Takes a record of the topic, in the order of the topic.
     *
     * @return whether there is something else to tell now
     */
    synchronized boolean take(AlertRecord record) {
        AlertRecord before = open.get(record.id());
        if (before != null && before.seq() >= record.seq()) {
            return false;
        }
        reach(record.labels().asset(), record.at(), record.writtenAt());
        boolean isRelabelled = before != null && !before.labels().equals(record.labels());
        if (before != null && isRelabelled && isTold(before)) {
            close(before, record.writtenAt());
        }
        if (!record.isResolved()) {
            open.put(record.id(), record);
            return isTold(record);
        }
        open.remove(record.id());
        if (!isTold(record)) {
            return false;
        }
        if (!isRelabelled) {
            close(record, record.writtenAt());
        }
        return true;
    }

    /**
     * Takes a record that was told anew, since somebody whom it quotes was erased. It says nothing
     * new; but where compaction has taken the former one, it is all that is known of an open alert.
     *
     * @return whether there is something else to tell now
     */
    synchronized boolean takeAgain(AlertRecord record) {
        if (record.isResolved() || open.containsKey(record.id())) {
            return false;
        }
        open.put(record.id(), record);
        return isTold(record);
    }

    /**
     * The asset was watched up to {@code eventTime}, which was written down at {@code writtenAt}.
     *
     * @return whether there is something else to tell now
     */
    synchronized boolean reach(String asset, Instant eventTime, Instant writtenAt) {
        Instant before = presents.getOrDefault(asset, Instant.MIN);
        if (!settings.news().isNews(eventTime, writtenAt) || !eventTime.isAfter(before)) {
            return false;
        }
        presents.put(asset, eventTime);
        return open.values().stream()
                .anyMatch(
                        alert ->
                                alert.labels().asset().equals(asset)
                                        && alert.raisedAt().isAfter(before)
                                        && isTold(alert));
    }

    private boolean isTold(AlertRecord alert) {
        Instant present = presents.getOrDefault(alert.labels().asset(), Instant.MIN);
        return !present.isBefore(alert.raisedAt());
    }

    private void close(AlertRecord last, Instant at) {
        closings.merge(
                last.labels(),
                new Closing(last, at),
                (old, late) -> late.at.isBefore(old.at) ? old : late);
    }

    /**
     * What to tell at {@code now}, in an order of its own. Forgets what need not be told any more.
     */
    synchronized List<Posting> postings(Instant now) {
        Instant oldest = now.minus(settings.resendResolved());
        closings.values().removeIf(closing -> closing.at.isBefore(oldest));
        SortedMap<AlertLabels, Posting> postings = new TreeMap<>();
        closings.forEach(
                (labels, closing) ->
                        postings.put(labels, Posting.over(closing.last, closing.at, now)));
        firing().forEach(
                        (labels, alert) ->
                                postings.put(labels, Posting.open(alert, now, settings)));
        return new ArrayList<>(postings.values());
    }

    private SortedMap<AlertLabels, AlertRecord> firing() {
        SortedMap<AlertLabels, AlertRecord> firing = new TreeMap<>();
        for (AlertRecord alert : open.values()) {
            if (isTold(alert)) {
                firing.merge(
                        alert.labels(),
                        alert,
                        (a, b) -> b.raisedAt().isAfter(a.raisedAt()) ? b : a);
            }
        }
        return firing;
    }

    /** How many alerts are open and told. */
    synchronized int openAlerts() {
        return (int) open.values().stream().filter(this::isTold).count();
    }
}
