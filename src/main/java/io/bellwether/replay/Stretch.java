package io.bellwether.replay;

import io.bellwether.monitor.Input;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets only that feedback of one asset's journal through that was said within a stretch of event
 * time, and everything else with it. Not safe for several threads.
 *
 * <p>What stands behind the last feedback of the stretch is left out, once later feedback has shown
 * that the stretch is over: the heartbeats of the time after it would tell of a silence that never
 * was.
 */
public final class Stretch implements JournalListener {

    private final Instant from;
    private final Instant to;
    private final JournalListener next;
    private final List<Entry> waiting = new ArrayList<>();
    private boolean isOver;

    /**
     * @param from first event time, included
     * @param to last event time, excluded
     * @param next takes what is let through
     */
    public Stretch(Instant from, Instant to, JournalListener next) {
        this.from = from;
        this.to = to;
        this.next = next;
    }

    private record Entry(Input input, Instant writtenAt) {}

    @Override
    public void take(Input input, Instant writtenAt) {
        if (input instanceof Input.Scored scored) {
            take(scored, writtenAt);
        } else if (!(input instanceof Input.Rescored again) || isWithin(again.feedback())) {
            // What was said at another time comes again only to be compared, and is left out.
            pass(new Entry(input, writtenAt));
        }
    }

    private void take(Input.Scored scored, Instant writtenAt) {
        if (isWithin(scored.feedback())) {
            waiting.forEach(entry -> next.take(entry.input, entry.writtenAt));
            waiting.clear();
            isOver = false;
            next.take(scored, writtenAt);
        } else if (!scored.feedback().eventTime().isBefore(to)) {
            isOver = true;
        }
    }

    private void pass(Entry entry) {
        if (isOver) {
            waiting.add(entry);
        } else {
            next.take(entry.input, entry.writtenAt);
        }
    }

    private boolean isWithin(ScoredFeedback feedback) {
        return !feedback.eventTime().isBefore(from) && feedback.eventTime().isBefore(to);
    }

    @Override
    public void end() {
        next.end();
    }
}
