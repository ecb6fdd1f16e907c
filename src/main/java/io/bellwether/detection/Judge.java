package io.bellwether.detection;

import io.bellwether.detection.Degradation.OpenHour;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides about alerts: raises, estimates anew, hears of a further fall, clears. At most one alert
 * is open. Not safe for several threads.
 */
final class Judge {

    /** Another onset must be that much more likely, on the log scale, to replace the one told. */
    private static final double BETTER_ONSET = 2;

    private final HourLog log;
    private final Episodes episodes;
    private @Nullable OpenAlert alert;

    private Judge(HourLog log, Episodes episodes, @Nullable OpenAlert alert) {
        this.log = log;
        this.episodes = episodes;
        this.alert = alert;
    }

    /** No alert is open, and no onset will lie before hour {@code now}. */
    static Judge begin(HourLog log, long now) {
        return new Judge(log, new Episodes(now), null);
    }

    @Nullable OpenAlert alert() {
        return alert;
    }

    /** The hour of the last all-clear, or of the begin: no onset lies before. */
    long searchFrom() {
        return episodes.searchFrom();
    }

    boolean isRecovering(long now) {
        return episodes.isRecovering(now);
    }

    /**
     * The greatest M that the open hour can bring to what is being decided.
     *
     * @param mixture that bets on a drop
     */
    double reach(Mixture mixture, double cap) {
        return (alert == null ? mixture : alert.furtherFall()).reach(cap);
    }

    /** Looks at the open hour after a vote at {@code at}. Returns whether anything changed. */
    boolean look(Instant at, OpenHour open, Mixture mixture, Sensitivity sense, List<Change> out) {
        int before = out.size();
        if (alert == null) {
            lookForDrop(at, open, mixture, sense, out);
        } else if (open.hour() > alert.raisedIn()) {
            lookForFurtherFall(alert, at, open, sense, out);
        }
        return out.size() > before;
    }

    private void lookForDrop(
            Instant at, OpenHour open, Mixture mixture, Sensitivity sense, List<Change> out) {
        double evidence = mixture.evidence(open.votes(), open.drop(), sense.down());
        if (evidence < sense.threshold()) {
            return;
        }
        Degradation.find(log, episodes.searchFrom(), open, sense.noise(), 0)
                .filter(Degradation::hasEnoughVotes)
                .ifPresent(found -> raise(found, at, open, evidence, sense, out));
    }

    private void raise(
            Degradation found,
            Instant at,
            OpenHour open,
            double evidence,
            Sensitivity sense,
            List<Change> out) {
        Severity severity = Severities.raised(found.size(), evidence / sense.threshold());
        boolean isSame = episodes.isSame(found.onset(), open.hour(), log);
        alert = OpenAlert.raise(open.hour(), found, severity, log, sense);
        out.add(found.raised(at, severity, evidence, sense.logThreshold(), isSame));
    }

    private void lookForFurtherFall(
            OpenAlert current, Instant at, OpenHour open, Sensitivity sense, List<Change> out) {
        double evidence =
                current.furtherFall()
                        .evidence(open.votes(), open.drop() - current.size(), sense.down());
        if (evidence < sense.threshold()) {
            return;
        }
        Degradation.find(log, current.raisedIn() + 1, open, sense.noise(), current.size())
                .filter(Degradation::hasEnoughVotes)
                .ifPresent(further -> deepen(current, further, at, open, evidence, sense, out));
    }

    private void deepen(
            OpenAlert current,
            Degradation further,
            Instant at,
            OpenHour open,
            double evidence,
            Sensitivity sense,
            List<Change> out) {
        Degradation whole =
                Degradation.since(log, current.onset(), open, sense.noise())
                        .withSize(current.size() + further.size());
        Severity severity = Severities.fallen(whole.size(), current.severity());
        current.settle(open.hour());
        current.revise(whole, severity, open.hour(), log, sense);
        out.add(whole.revised(at, severity, evidence, sense.logThreshold()));
    }

    /**
     * Ends an hour with votes, which is in the log already.
     *
     * @param drop how far its mean lies below what was expected
     * @param evidence M of the bets on a drop
     * @return how the alert ended, or null when it did not
     */
    @Nullable Recovery close(
            long hour,
            int votes,
            double drop,
            double evidence,
            Sensitivity sense,
            List<Change> out) {
        OpenAlert current = alert;
        if (current == null) {
            return null;
        }
        current.close(hour, votes, drop, sense);
        estimateAnew(current, hour + 1, evidence, sense, out);
        boolean isSettled = current.isSettled(hour + 1);
        if (!current.allClear().isOver(log, hour + 1, sense, isSettled)) {
            return null;
        }
        alert = null;
        episodes.clear(hour + 1);
        return current.recovery(log, hour + 1, sense);
    }

    /** Ends an hour without votes. */
    void closeEmpty(boolean counts, Noise noise) {
        if (alert != null) {
            alert.closeEmpty(counts, noise);
        }
    }

    /**
     * Another scorer's scores are in the log. An open alert stays open: its figures are estimated
     * anew, and its end is watched for from here on.
     */
    void rescore(Instant at, OpenHour open, Sensitivity sense, List<Change> out) {
        OpenAlert current = alert;
        if (current == null) {
            return;
        }
        Degradation found = betterThanTold(current, open, sense);
        double least = sense.settings().smallestDropThatMatters();
        Degradation kept = found.withSize(Math.max(least, found.size()));
        Severity severity = Severities.revised(kept.size(), current.severity(), true);
        current.rescore(kept, severity, open.hour(), log, sense);
        out.add(kept.revised(at, severity, 1, sense.logThreshold()));
    }

    private Degradation betterThanTold(OpenAlert current, OpenHour open, Sensitivity sense) {
        Degradation told = Degradation.since(log, current.onset(), open, sense.noise());
        return Degradation.find(log, episodes.searchFrom(), open, sense.noise(), 0)
                .filter(other -> other.logRatio() > told.logRatio() + BETTER_ONSET)
                .orElse(told);
    }

    /** Another signal has cleared the asset's alert; a dried-up one of this signal ends with it. */
    void clearedElsewhere(long now) {
        alert = null;
        episodes.clear(now);
    }

    /** The level was accepted: whatever was open is over, whatever comes is new. */
    void accept(long now) {
        alert = null;
        episodes.accept(now);
    }

    private void estimateAnew(
            OpenAlert current, long now, double evidence, Sensitivity sense, List<Change> out) {
        boolean isSettled = current.isSettled(now);
        boolean isQuiet = isSettled && Math.floorMod(now, Hours.DAY) != 0;
        if (isQuiet || sense.isBroken()) {
            return;
        }
        Degradation found = betterThanTold(current, OpenHour.empty(now), sense);
        Severity severity = Severities.revised(found.size(), current.severity(), isSettled);
        if (found.hasEnoughVotes() && current.isNews(found, severity, now)) {
            current.revise(found, severity, now, log, sense);
            out.add(found.revised(Hours.start(now), severity, evidence, sense.logThreshold()));
        }
    }

    void writeTo(StateWriter state) {
        episodes.writeTo(state);
        state.putBoolean(alert != null);
        if (alert != null) {
            alert.writeTo(state);
        }
    }

    static Judge readFrom(HourLog log, StateReader state) {
        return new Judge(
                log,
                Episodes.readFrom(state),
                state.getBoolean() ? OpenAlert.readFrom(state) : null);
    }
}
