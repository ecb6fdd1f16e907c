package io.bellwether.replay;

import io.bellwether.monitor.Input;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.window.Watermark;
import java.time.Duration;
import java.time.Instant;

/**
 * Lets only that feedback of one asset's journal through that was said within a stretch of event
 * time, and everything else with it, until the stretch is over for good. Keeps no entry. Not safe
 * for several threads.
 *
 * <p>It follows the watermark over the whole journal, the left out feedback included, as the
 * service did. Once that has reached the end of the stretch, nothing that is said within it counts
 * any more, and heartbeats would tell of a silence that never was: everything is left out from
 * there on. Between the first feedback behind the end and that moment, what the watermark has
 * passed is left out too, since the one who listens does not know how far time has come.
 */
public final class Stretch implements JournalListener {

    private final Instant from;
    private final Instant to;
    private final Duration leastLateness;
    private final JournalListener next;
    private final Watermark watermark;
    private final boolean isBounded;
    private boolean isBehindEnd;
    private boolean isOver;

    /**
     * @param from first event time, included
     * @param to last event time, excluded; {@link Instant#MAX} for none
     * @param leastLateness the allowed lateness of whoever listens, where the journal's is shorter
     * @param next takes what is let through
     */
    public Stretch(Instant from, Instant to, Duration leastLateness, JournalListener next) {
        this.from = from;
        this.to = to;
        this.leastLateness = leastLateness;
        this.next = next;
        watermark = new Watermark(allowed(MonitorSettings.defaults()));
        isBounded = to.isBefore(Instant.MAX);
    }

    @Override
    public void take(Input input, Instant writtenAt) {
        if (isOver) {
            return;
        }
        boolean isPart = isPart(input);
        if (isBounded) {
            follow(input, writtenAt);
        }
        if (isPart && !isOver) {
            next.take(input, writtenAt);
        }
    }

    private boolean isPart(Input input) {
        if (input instanceof Input.Scored scored) {
            return isWithin(scored.feedback()) && !isMissed(scored.feedback());
        }
        // What was said at another time comes again only to be compared, and is left out.
        return !(input instanceof Input.Rescored again) || isWithin(again.feedback());
    }

    private boolean isWithin(ScoredFeedback feedback) {
        return !feedback.eventTime().isBefore(from) && feedback.eventTime().isBefore(to);
    }

    private boolean isMissed(ScoredFeedback feedback) {
        return isBehindEnd && feedback.eventTime().isBefore(watermark.value());
    }

    private void follow(Input input, Instant writtenAt) {
        if (input instanceof Input.Scored scored) {
            ScoredFeedback feedback = scored.feedback();
            watermark.record(feedback.sourcePartition(), feedback.eventTime(), writtenAt);
            isBehindEnd |= !feedback.eventTime().isBefore(to);
        } else if (input instanceof Input.Heartbeat beat) {
            Instant at = beat.at().isBefore(writtenAt) ? beat.at() : writtenAt;
            watermark.heartbeat(at, beat.sources(), beat.idle());
        } else if (input instanceof Input.SettingsChanged changed) {
            watermark.changeLateness(allowed(changed.settings()));
        }
        isOver = !watermark.value().isBefore(to);
    }

    /** Whether what was read reaches to the end of what was asked for. */
    public boolean isReached() {
        return isBehindEnd || isOver;
    }

    private Duration allowed(MonitorSettings settings) {
        Duration told = settings.lateness();
        return told.compareTo(leastLateness) < 0 ? leastLateness : told;
    }

    @Override
    public void end() {
        next.end();
    }
}
