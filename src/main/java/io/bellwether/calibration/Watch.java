package io.bellwether.calibration;

import io.bellwether.detection.AssetDetector;
import io.bellwether.detection.Change;
import io.bellwether.detection.DetectorSettings;
import io.bellwether.detection.Phase;
import io.bellwether.detection.Vote;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A detector that is shown votes one by one, and what came of it. Not safe for several threads. */
final class Watch {

    private final DetectorSettings settings;
    private final AssetDetector detector;
    private @Nullable Instant watchedSince;
    private @Nullable Instant raisedAt;
    private Instant now = Instant.MIN;
    private double hoursInAlert;
    private int alarms;

    Watch(DetectorSettings settings) {
        this(settings, new AssetDetector(settings));
    }

    private Watch(DetectorSettings settings, AssetDetector detector) {
        this.settings = settings;
        this.detector = detector;
    }

    /** All of {@code votes}, under settings with another budget. */
    static Watch over(List<Vote> votes, DetectorSettings settings, double falseAlarmEveryYears) {
        Watch watch = new Watch(withBudget(settings, falseAlarmEveryYears));
        votes.forEach(watch::show);
        watch.end();
        return watch;
    }

    static DetectorSettings withBudget(DetectorSettings settings, double falseAlarmEveryYears) {
        return settings.withYears(falseAlarmEveryYears).chosen();
    }

    void show(Vote vote) {
        now = vote.eventTime();
        detector.vote(vote).forEach(this::hear);
        if (watchedSince == null && detector.phase() != Phase.LEARNING) {
            watchedSince = now;
        }
    }

    void advanceTo(Instant to) {
        now = to;
        detector.advanceTo(to).forEach(this::hear);
    }

    /** The hour of the last vote ends, if there was one. */
    void end() {
        if (now.isAfter(Instant.MIN)) {
            advanceTo(now.plus(Duration.ofHours(1)));
        }
    }

    private void hear(Change change) {
        switch (change) {
            case Change.Raised raised -> {
                alarms += raised.isSameEpisode() ? 0 : 1;
                raisedAt = raised.at();
            }
            case Change.Cleared cleared -> {
                hoursInAlert += raisedAt == null ? 0 : Hours.between(raisedAt, cleared.at());
                raisedAt = null;
            }
            case Change.Revised revised -> {}
            case Change.HourClosed hour -> {}
            case Change.PhaseChanged phase -> {}
        }
    }

    /** Another detector in the same condition, which goes its own way from here. */
    Watch fork() {
        StateWriter state = new StateWriter();
        detector.writeTo(state);
        Watch fork =
                new Watch(
                        settings,
                        AssetDetector.restore(settings, new StateReader(state.toByteArray())));
        fork.now = now;
        return fork;
    }

    AssetDetector detector() {
        return detector;
    }

    /** Whether a drop could be seen now: it has learned, and has no alert and no gap. */
    boolean isReady() {
        return detector.phase() == Phase.NORMAL || detector.phase() == Phase.WATCH;
    }

    /** When the open alert was raised; null when there is none. */
    @Nullable Instant raisedAt() {
        return raisedAt;
    }

    /** When it had learned; null before that. */
    @Nullable Instant watchedSince() {
        return watchedSince;
    }

    /** Alerts raised; one that opens again is not counted again. */
    int alarms() {
        return alarms;
    }

    /** Hours in which an alarm could have been raised: learned, and no alert open. */
    double watchedHours() {
        if (watchedSince == null) {
            return 0;
        }
        double open = raisedAt == null ? 0 : Hours.between(raisedAt, now);
        return Math.max(0, Hours.between(watchedSince, now) - hoursInAlert - open);
    }
}
