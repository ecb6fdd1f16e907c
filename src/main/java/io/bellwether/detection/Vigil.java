package io.bellwether.detection;

import io.bellwether.detection.Degradation.OpenHour;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The watch over an asset whose baseline is known: gathers evidence, raises, re-estimates, clears,
 * and says which hours the baseline may learn. Not safe for several threads.
 */
final class Vigil {

    private static final double WATCH = 168;
    private static final double EXCURSION = 1.5;
    private static final long LAG_HOURS = 72;
    private static final int LAG_VOTES = 20;
    private static final long LONGEST_LAG_HOURS = 21 * Hours.DAY;
    private static final long UNSURE_RECOVERED_HOURS = 12;
    private static final long ACCEPTED_HOURS = 14 * Hours.DAY;

    private final Learner learner;
    private final Silence silence;
    private final Memory memory;
    private final Mixture mixture;
    private final Excursion excursion;
    private DetectorSettings settings;
    private Baseline baseline;
    private Sensitivity sense;
    private @Nullable OpenAlert alert;

    /** The greatest evidence that the open hour can bring; below the threshold nobody looks. */
    private double reach;

    private Vigil(
            DetectorSettings settings,
            Learner learner,
            Silence silence,
            Baseline baseline,
            Memory memory,
            Mixture mixture,
            Excursion excursion,
            @Nullable OpenAlert alert,
            long now) {
        this.settings = settings;
        this.learner = learner;
        this.silence = silence;
        this.baseline = baseline;
        this.memory = memory;
        this.mixture = mixture;
        this.excursion = excursion;
        this.alert = alert;
        this.sense = Sensitivity.of(settings, baseline, Hours.day(now));
        lookAhead();
    }

    /** Begins the watch; null while no hour may be learned yet. */
    static @Nullable Vigil begin(
            DetectorSettings settings, Learner learner, Silence silence, long firstHour, long now) {
        if (!learner.learnBefore(undisputed(learner.log(), now))) {
            return null;
        }
        learner.fit(now);
        Baseline baseline = learner.baseline();
        if (baseline == null) {
            return null;
        }
        VoteRate rate =
                VoteRate.of(
                        learner.log(),
                        learner.calendar(),
                        firstHour,
                        now,
                        silence,
                        VoteRate.unknown());
        double[] bets = Bets.of(settings, baseline.noise(), rate.perHour());
        Vigil vigil =
                new Vigil(
                        settings,
                        learner,
                        silence,
                        baseline,
                        new Memory(firstHour, now, rate),
                        Mixture.of(bets, baseline.noise(), rate.perHour()),
                        new Excursion(bets.length),
                        null,
                        now);
        learner.expectAnew(baseline, vigil.sense.rim());
        return vigil;
    }

    double expected(long hour) {
        return learner.expected(baseline, hour, sense.rim());
    }

    /** Half of the 95 % band around what is expected of an hour with that many votes. */
    double halfWidth(int votes, long hour) {
        Noise noise = sense.noise();
        return 1.96
                * Math.sqrt(
                        baseline.varianceOn(Hours.day(hour))
                                + noise.topicVariance()
                                + noise.voteVariance() / votes);
    }

    double evidence() {
        return mixture.evidence();
    }

    Baseline baseline() {
        return baseline;
    }

    @Nullable OpenAlert alert() {
        return alert;
    }

    /** Votes that should come in {@code hour}. */
    double votesExpected(long hour) {
        return memory.rate.at(learner.calendar().cell(hour));
    }

    /** Votes that may be missing before it is no longer chance. */
    double votesMissable() {
        return memory.rate.overdispersion() * Math.max(1, logThreshold());
    }

    double logThreshold() {
        return StrictMath.log(sense.threshold());
    }

    /** The phase, data gaps apart. */
    Phase phase(long now) {
        if (alert != null) {
            return Phase.ALERT;
        }
        if (now < memory.recoveringUntil) {
            return Phase.RECOVERING;
        }
        return mixture.evidence() >= WATCH ? Phase.WATCH : Phase.NORMAL;
    }

    /** Whether the votes of the open hour could decide anything at all. */
    boolean mayDecide() {
        return reach >= sense.threshold();
    }

    /** Looks at the open hour after a vote at {@code at}. */
    void look(Instant at, OpenHour open, List<Change> out) {
        if (alert == null) {
            lookForDrop(at, open, out);
        } else {
            lookForFurtherFall(alert, at, open, out);
        }
    }

    private void lookForDrop(Instant at, OpenHour open, List<Change> out) {
        double evidence =
                mixture.evidence(open.votes(), open.expected() - open.mean(), sense.down());
        if (evidence < sense.threshold()) {
            return;
        }
        Degradation found =
                Degradation.find(learner.log(), memory.searchFrom, open, sense.noise(), 0);
        if (found == null || !found.hasEnoughVotes()) {
            return;
        }
        Severity severity = Severities.raised(found.size(), evidence / sense.threshold());
        boolean isSameEpisode = memory.isSameEpisode(found.onset(), open.hour(), learner.log());
        alert = OpenAlert.raise(open.hour(), found, severity, watch());
        out.add(
                new Change.Raised(
                        at,
                        Hours.start(found.onset()),
                        found.size(),
                        severity,
                        StrictMath.log(evidence),
                        logThreshold(),
                        found.level(),
                        found.baseline(),
                        found.votes(),
                        isSameEpisode));
        lookAhead();
    }

    private void lookForFurtherFall(
            OpenAlert current, Instant at, OpenHour open, List<Change> out) {
        double drop = open.expected() - open.mean();
        double evidence =
                current.furtherFall().evidence(open.votes(), drop - current.size(), sense.down());
        if (open.hour() <= current.raisedIn() || evidence < sense.threshold()) {
            return;
        }
        Degradation further =
                Degradation.find(
                        learner.log(), current.raisedIn() + 1, open, sense.noise(), current.size());
        if (further == null || !further.hasEnoughVotes()) {
            return;
        }
        Severity severity = Severities.worse(current.severity());
        Degradation whole = Degradation.since(learner.log(), current.onset(), open, sense.noise());
        if (whole != null) {
            Degradation deeper = whole.withSize(current.size() + further.size());
            current.settle(open.hour());
            revise(current, deeper, severity, at, open.hour(), evidence, out);
        }
    }

    private void revise(
            OpenAlert current,
            Degradation found,
            Severity severity,
            Instant at,
            long now,
            double evidence,
            List<Change> out) {
        current.revise(found.onset(), found.size(), severity, now, watch());
        out.add(
                new Change.Revised(
                        at,
                        Hours.start(found.onset()),
                        found.size(),
                        severity,
                        StrictMath.log(Math.max(1, evidence)),
                        logThreshold(),
                        found.level(),
                        found.baseline(),
                        found.votes()));
        lookAhead();
    }

    /** Ends an hour with votes. */
    void close(long hour, VoteSum sum, List<Change> out) {
        double expected = expected(hour);
        double drop = expected - sum.mean();
        mixture.close(sum.votes(), drop, sense.down());
        excursion.add(hour, mixture.lastSteps());
        learner.log().add(hour, sum, expected);
        if (alert != null) {
            alert.close(hour, sum.votes(), drop, sense.down(), sense.up());
            estimateAnew(alert, hour + 1, out);
            clearIfOver(alert, hour + 1, out);
        }
        lookAhead();
    }

    /** Ends an hour without votes: it neither raises nor clears. */
    void closeEmpty() {
        boolean counts = !silence.isGap();
        mixture.closeEmpty(counts, sense.noise());
        if (alert != null) {
            alert.closeEmpty(counts, sense.noise());
        }
        lookAhead();
    }

    private void estimateAnew(OpenAlert current, long now, List<Change> out) {
        boolean isSettled = current.isSettled(now);
        if (isSettled && now % Hours.DAY != 0) {
            return;
        }
        OpenHour open = OpenHour.empty(now);
        Degradation found =
                isSettled
                        ? Degradation.since(learner.log(), current.onset(), open, sense.noise())
                        : Degradation.find(
                                learner.log(), memory.searchFrom, open, sense.noise(), 0);
        if (found == null || found.size() <= 0 || !found.hasEnoughVotes()) {
            return;
        }
        Severity severity = Severities.revised(found.size(), current.severity(), isSettled);
        if (current.isNews(found, severity, now)) {
            revise(current, found, severity, Hours.start(now), now, mixture.evidence(), out);
        }
    }

    private void clearIfOver(OpenAlert current, long now, List<Change> out) {
        HourLog log = learner.log();
        if (!current.allClear().isOver(log, now, sense.noise(), sense.clearThreshold())) {
            return;
        }
        AllClear.Recent recent = AllClear.Recent.of(log, now, sense.noise(), current.size());
        long recovery = current.allClear().recoveryStart();
        learner.exclude(current.onset(), recovery);
        replayExcursion(recovery);
        long horizon = Math.min(now - UNSURE_RECOVERED_HOURS, undecided());
        if (horizon > recovery) {
            learner.learn(recovery, horizon);
        }
        memory.clear(now);
        endAlert(now);
        out.add(new Change.Cleared(Hours.start(now), recent.level(), recent.baseline()));
    }

    private void endAlert(long now) {
        alert = null;
        mixture.reset();
        fit(now);
        sense = Sensitivity.of(settings, baseline, Hours.day(now));
    }

    /** The excursion as it would be had the watch begun with the recovery. */
    private void replayExcursion(long from) {
        HourLog log = learner.log();
        excursion.reset();
        for (int row = log.firstFrom(from); row < log.size(); row++) {
            double drop = log.expected(row) - log.mean(row);
            excursion.add(log.hour(row), mixture.stepsOf(log.votes(row), drop, sense.down()));
        }
    }

    /** Takes what is said now as the new normal. Returns whether an alert ended by it. */
    void accept(long now, Instant at, List<Change> out) {
        HourLog log = learner.log();
        boolean isDown = alert != null || excursion.height() > EXCURSION;
        long from = alert != null ? alert.onset() : isDown ? excursion.start() : now;
        Degradation present =
                Degradation.since(
                        log,
                        Math.max(from, now - ACCEPTED_HOURS),
                        OpenHour.empty(now),
                        sense.noise());
        learner.learnBefore(now);
        if (present != null) {
            learner.breakAt(from, -present.size(), present.variance());
        }
        boolean wasOpen = alert != null;
        excursion.reset();
        memory.accept(now);
        endAlert(now);
        learner.expectAnew(baseline, sense.rim());
        if (wasOpen && present != null) {
            double normal = baseline.level();
            out.add(new Change.Cleared(at, present.level(), normal));
        }
        lookAhead();
    }

    /** A day begins: learns what is old enough, unless there is an alert. */
    void beginDay(long now) {
        if (alert == null
                && learner.learnBefore(
                        Math.max(
                                now - LONGEST_LAG_HOURS,
                                Math.min(undecided(), undisputed(learner.log(), now))))) {
            fit(now);
        }
        sense = Sensitivity.of(settings, baseline, Hours.day(now));
        lookAhead();
    }

    /** The first hour that may be part of a drop that is not decided yet. */
    private long undecided() {
        return excursion.height() > EXCURSION ? excursion.start() : Long.MAX_VALUE;
    }

    /** The first hour that is too young to be learned, or among the newest votes. */
    private static long undisputed(HourLog log, long now) {
        long horizon = Math.min(now - LAG_HOURS, log.hourOfLastVotes(LAG_VOTES));
        return Math.max(now - LONGEST_LAG_HOURS, horizon);
    }

    void change(DetectorSettings others, long now) {
        settings = others;
        fit(now);
        sense = Sensitivity.of(settings, baseline, Hours.day(now));
        lookAhead();
    }

    private void fit(long now) {
        learner.fit(now);
        Baseline fitted = learner.baseline();
        baseline = fitted == null ? baseline : fitted;
        memory.rate =
                VoteRate.of(
                        learner.log(),
                        learner.calendar(),
                        memory.firstHour,
                        now,
                        silence,
                        memory.rate);
        mixture.changeBets(Bets.of(settings, baseline.noise(), memory.rate.perHour()));
    }

    private OpenAlert.Watch watch() {
        return new OpenAlert.Watch() {
            @Override
            public AllClear allClear(double size, long from, long now) {
                return AllClear.watch(
                        size, learner.log(), from, now, sense.up(), memory.rate.perHour());
            }

            @Override
            public Mixture furtherFall() {
                double[] bets = Bets.of(settings, sense.noise(), memory.rate.perHour());
                return Mixture.of(bets, sense.noise(), memory.rate.perHour());
            }
        };
    }

    void writeTo(StateWriter state) {
        memory.writeTo(state);
        mixture.writeTo(state);
        excursion.writeTo(state);
        state.putBoolean(alert != null);
        if (alert != null) {
            alert.writeTo(state);
        }
    }

    static Vigil readFrom(
            DetectorSettings settings,
            Learner learner,
            Silence silence,
            Baseline baseline,
            long now,
            StateReader state) {
        return new Vigil(
                settings,
                learner,
                silence,
                baseline,
                Memory.readFrom(state),
                Mixture.readFrom(state),
                Excursion.readFrom(state),
                state.getBoolean() ? OpenAlert.readFrom(state) : null,
                now);
    }

    private void lookAhead() {
        Mixture deciding = alert == null ? mixture : alert.furtherFall();
        reach = deciding.reach(sense.down().cap());
    }
}
