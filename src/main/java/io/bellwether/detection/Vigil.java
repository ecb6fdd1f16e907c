package io.bellwether.detection;

import io.bellwether.detection.Degradation.OpenHour;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The watch over an asset whose baseline is known: gathers evidence hour by hour, and says which
 * hours the baseline may learn. Decisions about alerts are the {@link Judge}'s. Not safe for
 * several threads.
 *
 * <p>What may be learned does not depend on M, which grows by itself where nothing is known, but on
 * {@link Excursion}; and an undecided excursion holds learning back for three weeks at most.
 */
final class Vigil {

    private static final double WATCH = 168;
    private static final double UNDECIDED = 1.5;
    private static final long ACCEPTED_HOURS = 14 * Hours.DAY;
    private static final int MEASURING_VOTES = 20;

    private final Learner learner;
    private final Silence silence;
    private final long firstHour;
    private final Judge judge;
    private DetectorSettings settings;
    private Baseline baseline;
    private VoteRate rate;
    private Sensitivity sense;
    private Mixture mixture;
    private RawEvidence raw = new RawEvidence();
    private Excursion excursion;

    /** The greatest M that the open hour can bring; below the threshold nobody needs to look. */
    private double reach;

    private Vigil(
            DetectorSettings settings,
            Learner learner,
            Silence silence,
            long firstHour,
            Judge judge,
            Baseline baseline,
            VoteRate rate,
            long now) {
        this.settings = settings;
        this.learner = learner;
        this.silence = silence;
        this.firstHour = firstHour;
        this.judge = judge;
        this.baseline = baseline;
        this.rate = rate;
        sense = senseOn(now);
        mixture = sense.mixture();
        excursion = new Excursion(sense.bets().length);
        lookAhead();
    }

    /** Begins the watch at hour {@code now}; null while there is nothing to learn from. */
    static @Nullable Vigil begin(
            DetectorSettings settings, Learner learner, Silence silence, long firstHour, long now) {
        HourLog log = learner.log();
        learner.learnBefore(Horizon.settled(log, now));
        Baseline baseline = learner.fit(now);
        if (baseline == null) {
            return null;
        }
        VoteRate rate =
                VoteRate.of(log, learner.calendar(), firstHour, now, silence, VoteRate.unknown());
        Vigil vigil =
                new Vigil(
                        settings,
                        learner,
                        silence,
                        firstHour,
                        Judge.begin(log, now),
                        baseline,
                        rate,
                        now);
        learner.expectAnew(baseline, vigil.sense.rim());
        return vigil;
    }

    Baseline baseline() {
        return baseline;
    }

    /** What is known at the beginning of hour {@code now}. */
    NoiseModel model(long now) {
        Noise noise = sense.noise();
        return new NoiseModel(
                baseline.level(),
                Math.sqrt(baseline.varianceOn(Hours.day(now))),
                Math.sqrt(baseline.wander()),
                Math.sqrt(noise.voteVariance()),
                Math.sqrt(noise.topicVariance()),
                noise.topicCorrelation(),
                noise.longRunVariance(),
                rate.perHour(),
                baseline.isDayPrecise(),
                sense.bets()[0],
                1);
    }

    @Nullable OpenAlert alert() {
        return judge.alert();
    }

    /** M at the end of the last closed hour. */
    double evidence() {
        return mixture.evidence();
    }

    /** How many votes are to be expected in {@code hour}. */
    Turnout turnout(long hour) {
        return new Turnout(rate.at(learner.calendar().cell(hour)), allowedStray());
    }

    private double allowedStray() {
        return rate.overdispersion() * Math.max(1, sense.logThreshold());
    }

    double expected(long hour) {
        return learner.expected(baseline, hour, sense.rim());
    }

    /** Half of the 95 % band around what is expected of an hour with that many votes. */
    double halfWidth(int votes, long hour) {
        Noise noise = sense.noise();
        double variance =
                baseline.varianceOn(Hours.day(hour))
                        + noise.topicVariance()
                        + noise.voteVariance() / votes;
        return 1.96 * Math.sqrt(variance);
    }

    /** The phase at the beginning of hour {@code now}, data gaps apart. */
    Phase phase(long now) {
        if (judge.alert() != null) {
            return Phase.ALERT;
        }
        if (judge.isRecovering(now)) {
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
        if (judge.look(at, open, mixture, sense, out)) {
            lookAhead();
        }
    }

    /**
     * Ends an hour with votes.
     *
     * @param copies what would be votes if copies counted
     * @param isOtherRaised whether another signal has an alert: then nothing is learned when this
     *     one's ends
     */
    void close(long hour, VoteSum votes, VoteSum copies, boolean isOtherRaised, List<Change> out) {
        double expected = expected(hour);
        double drop = expected - votes.mean();
        raw.close(votes, copies, expected, mixture, sense);
        mixture.close(votes.votes(), drop, sense.down());
        excursion.add(hour, mixture.lastSteps());
        learner.log().add(hour, votes, expected);
        Recovery recovery = judge.close(hour, votes.votes(), drop, mixture.evidence(), sense, out);
        if (recovery != null) {
            recover(recovery, hour + 1, isOtherRaised);
            out.add(
                    new Change.Cleared(
                            Hours.start(hour + 1),
                            Hours.start(recovery.since()),
                            recovery.level(),
                            recovery.baseline()));
        }
        lookAhead();
    }

    /** How much of a drop since hour {@code onset} comes from who speaks. */
    Mix mix(long onset, OpenHour open, double size, Composition speakers) {
        boolean hasVotes = open.votes() > 0;
        return Mix.of(
                learner.log(),
                onset,
                open,
                hasVotes ? speakers.explains(open.expected()) : 0,
                hasVotes ? speakers.strangers() : 0,
                size,
                sense);
    }

    /** The figures of the alert as of {@code at}, the beginning of an hour; its size stays. */
    Change.Revised present(Change.Revised before, Instant at) {
        long onset = Hours.of(before.onset());
        return Degradation.since(learner.log(), onset, OpenHour.empty(Hours.of(at)), sense.noise())
                .withSize(before.size())
                .revised(at, before.severity(), mixture.evidence(), before.logBudget());
    }

    /**
     * Whether the hour that was closed last would have raised an alert with its copies, and did not
     * without them. Asked once for each hour, after it was closed.
     *
     * @param isOtherRaised whether another signal of the asset has an alert
     */
    boolean isRawBreach(boolean isOtherRaised) {
        if (judge.alert() != null || isOtherRaised) {
            raw.reset();
            return false;
        }
        return raw.breaches(mixture, sense.threshold());
    }

    /**
     * Ends an hour without votes: it neither raises nor clears.
     *
     * @param copies what would be votes if copies counted
     */
    void closeEmpty(long hour, VoteSum copies) {
        if (copies.votes() > 0) {
            raw.close(new VoteSum(), copies, expected(hour), mixture, sense);
        } else {
            raw.closeEmpty(!silence.isGap(), sense.noise());
        }
        silence.addEmpty(hour, rate.at(learner.calendar().cell(hour)), allowedStray());
        mixture.closeEmpty(!silence.isGap(), sense.noise());
        judge.closeEmpty(!silence.isGap(), sense.noise());
        lookAhead();
    }

    /**
     * A day begins: learns what is old enough, unless there is an alert.
     *
     * @param isHeld whether the asset has an alert
     * @param isOtherRaised whether another signal has one
     */
    void beginDay(long now, boolean isHeld, boolean isOtherRaised, List<Change> out) {
        if (isHeld || judge.alert() != null) {
            learner.forget(now);
        } else if (learner.learnBefore(horizon(now))) {
            fit(now);
        }
        sense = senseOn(now);
        measureBreak(now, isOtherRaised, out);
        lookAhead();
    }

    private long horizon(long now) {
        if (learner.without().contains(Ingredient.LEARNING_LAG)) {
            return Math.min(now, undecided());
        }
        long settled = Horizon.settled(learner.log(), now, undecided());
        return judge.isRecovering(now)
                ? Math.max(settled, Horizon.recovered(now, undecided()))
                : settled;
    }

    /** The first hour that may be part of a drop. */
    private long undecided() {
        return excursion.height() > UNDECIDED && !learner.without().contains(Ingredient.EXCURSION)
                ? excursion.start()
                : Long.MAX_VALUE;
    }

    /**
     * Forgets the crisis, and learns from the recovered hours at once where they are beyond doubt.
     */
    private void recover(Recovery recovery, long now, boolean isOtherRaised) {
        learner.exclude(recovery.onset(), recovery.from());
        replayExcursion(recovery.from());
        resetEvidence();
        if (isOtherRaised) {
            return;
        }
        long horizon = Horizon.recovered(now, undecided());
        if (horizon > recovery.from()) {
            learner.learn(recovery.from(), horizon);
        }
        fit(now);
    }

    /** Another signal has cleared the asset's alert: its hours are no part of the baseline. */
    void recoverElsewhere(long onset, long recovered, long now) {
        learner.exclude(onset, recovered);
        replayExcursion(recovered);
        resetEvidence();
        judge.clearedElsewhere(now);
        fit(now);
        lookAhead();
    }

    /** The excursion as it would be had the watch begun in hour {@code from}. */
    private void replayExcursion(long from) {
        HourLog log = learner.log();
        excursion.reset();
        for (int row = log.firstFrom(from); row < log.size(); row++) {
            excursion.add(
                    log.hour(row), mixture.stepsOf(log.votes(row), log.drop(row), sense.down()));
        }
    }

    /** Takes what is said now as the new normal. */
    void accept(long now, Instant at, List<Change> out) {
        OpenAlert ended = judge.alert();
        long from = ended == null ? Math.min(now, undecided()) : ended.onset();
        Degradation present = present(from, now);
        learner.learnBefore(now);
        if (present != null) {
            learner.breakAt(from, -present.size(), present.variance());
        }
        judge.accept(now);
        resetEvidence();
        excursion.reset();
        fit(now);
        learner.expectAnew(baseline, sense.rim());
        if (ended != null) {
            double level = present == null ? baseline.level() : present.level();
            Instant since = present == null ? at : Hours.start(present.onset());
            out.add(new Change.Cleared(at, since, level, baseline.level()));
        }
        lookAhead();
    }

    /**
     * That the asset is well, as the votes of the last weeks have it; empty when none came since
     * its last alert.
     */
    Optional<Change.Cleared> wellness(Instant at, long now) {
        return Optional.ofNullable(present(judge.searchFrom(), now))
                .map(
                        lately ->
                                new Change.Cleared(
                                        at,
                                        Hours.start(lately.onset()),
                                        lately.level(),
                                        lately.baseline()));
    }

    /** What was said lately, but not before hour {@code from}; null when that is nothing. */
    private @Nullable Degradation present(long from, long now) {
        HourLog log = learner.log();
        long lately = Math.max(from, log.hourOfLastVotes(1, now) - ACCEPTED_HOURS);
        return log.firstFrom(lately) == log.size()
                ? null
                : Degradation.since(log, lately, OpenHour.empty(now), sense.noise());
    }

    /**
     * Another scorer's scores hold from here on, in the past as well.
     *
     * @param open the votes of the open hour, as far as they are known
     */
    void rescore(Instant at, VoteSum open, long now, List<Change> out) {
        fit(now);
        learner.expectAnew(baseline, sense.rim());
        resetEvidence();
        replayExcursion(Horizon.settled(learner.log(), now));
        judge.rescore(at, new OpenHour(now, open.votes(), open.mean(), expected(now)), sense, out);
        lookAhead();
    }

    /** Another scorer looks from hour {@code now} on, and nobody knows how its scores lie. */
    void doubt(Break another, long now) {
        baseline = baseline.with(another);
        sense = senseOn(now);
        lookAhead();
    }

    /** Other settings from hour {@code now} on. */
    void change(DetectorSettings others, long now) {
        settings = others;
        fit(now);
        lookAhead();
    }

    /**
     * In an alert nothing is learned. So the shift to another scorer is taken from the votes since
     * then, a day of them at least, as if what people say had not changed over the switch: the drop
     * stays as large as it was told, and where the alert is another signal's there is none.
     */
    private void measureBreak(long now, boolean isOtherRaised, List<Change> out) {
        OpenAlert alert = judge.alert();
        if ((alert == null && !isOtherRaised) || !sense.isBroken()) {
            return;
        }
        HourLog log = learner.log();
        long after = (baseline.lastBreak().day() + 1) * Hours.DAY;
        if (now < after + Hours.DAY || log.hourOfLastVotes(MEASURING_VOTES, now) < after) {
            return;
        }
        OpenHour open = OpenHour.empty(now);
        Degradation present = Degradation.since(log, after, open, sense.noise());
        double told = alert == null ? 0 : alert.size();
        learner.breakAt(after, told - present.size(), 2 * present.variance());
        fit(now);
        learner.expectAnew(baseline, sense.rim());
        judge.rescore(Hours.start(now), open, sense, out);
    }

    private void resetEvidence() {
        mixture.reset();
        raw.reset();
    }

    private void fit(long now) {
        boolean wasBroken = sense.isBroken();
        Baseline fitted = learner.fit(now);
        baseline = fitted == null ? baseline : fitted;
        rate = VoteRate.of(learner.log(), learner.calendar(), firstHour, now, silence, rate);
        sense = senseOn(now);
        if (wasBroken && !sense.isBroken()) {
            long since = baseline.lastBreak().day() * Hours.DAY;
            learner.expectAnew(baseline, sense.rim(), since);
        }
        mixture.changeBets(sense.bets());
        raw.changeBets(sense.bets());
    }

    private Sensitivity senseOn(long now) {
        return Sensitivity.of(
                settings, baseline, rate.perHour(), Hours.day(now), learner.without());
    }

    private void lookAhead() {
        reach = judge.reach(mixture, sense.down().cap());
    }

    void writeTo(StateWriter state) {
        state.putLong(firstHour);
        baseline.writeTo(state);
        rate.writeTo(state);
        judge.writeTo(state);
        mixture.writeTo(state);
        raw.writeTo(state);
        excursion.writeTo(state);
    }

    static Vigil readFrom(
            DetectorSettings settings,
            Learner learner,
            Silence silence,
            long now,
            StateReader state) {
        long firstHour = state.getLong();
        Baseline baseline = Baseline.readFrom(state);
        VoteRate rate = VoteRate.readFrom(state);
        Judge judge = Judge.readFrom(learner.log(), state);
        Vigil vigil = new Vigil(settings, learner, silence, firstHour, judge, baseline, rate, now);
        vigil.mixture = Mixture.readFrom(state);
        vigil.raw = RawEvidence.readFrom(state);
        vigil.excursion = Excursion.readFrom(state);
        vigil.lookAhead();
        return vigil;
    }
}
