package io.bellwether.detection;

import io.bellwether.detection.HourLog.Standing;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the hours, decides nothing, and fits the {@link Baseline} to those that were declared
 * learned. Not safe for several threads.
 */
final class Learner {

    /** Hours are kept as long as an onset may lie back. */
    private static final long KEPT_HOURS = 90 * Hours.DAY;

    /** The day model changes slowly and costs most: weekly at first, every 40 days at last. */
    private static final int FITS_PER_DAY_MODEL = 7;

    private static final int DAYS_PER_FIT = 10;
    private static final double LEAST_SHARE_AT_MIDNIGHT = .95;

    private final HourLog log = new HourLog();
    private final LocalCalendar utc = LocalCalendar.utc();
    private LocalCalendar local;
    private final DayRows days = new DayRows();
    private Break lastBreak = Break.NEVER;
    private DayModel dayModel = DayModel.still();
    private int fitsToDayModel;
    private final Set<Ingredient> without;

    Learner(ZoneId zone, Set<Ingredient> without) {
        local = new LocalCalendar(zone);
        this.without = without;
    }

    /** What is left out, for a benchmark. */
    Set<Ingredient> without() {
        return without;
    }

    /** The people live in {@code zone} from here on; the next fit learns their rhythm. */
    void changeZone(ZoneId zone) {
        local = new LocalCalendar(zone);
    }

    HourLog log() {
        return log;
    }

    /** The cells that rates are counted in. */
    LocalCalendar calendar() {
        return local;
    }

    /**
     * What is expected of {@code hour}. There must have been a fit.
     *
     * @param rim how close to 0 and 1 the expectation may come
     */
    double expected(Baseline from, long hour, double rim) {
        return from.expected((from.isDayPrecise() ? utc : local).cell(hour), rim);
    }

    /** Puts today's expectation in place of what was expected of the kept hours in their time. */
    void expectAnew(Baseline from, double rim) {
        expectAnew(from, rim, Long.MIN_VALUE);
    }

    /** The same of the hours from {@code since} on. */
    void expectAnew(Baseline from, double rim, long since) {
        for (int row = log.firstFrom(since); row < log.size(); row++) {
            log.expect(row, expected(from, log.hour(row), rim));
        }
    }

    /**
     * Declares every pending hour before {@code horizon} learned. Returns whether there was one.
     */
    boolean learnBefore(long horizon) {
        boolean isNews = false;
        for (int row = 0; row < log.size() && log.hour(row) < horizon; row++) {
            if (log.standing(row) == Standing.PENDING) {
                log.mark(row, row + 1, Standing.LEARNED);
                isNews = true;
            }
        }
        return isNews;
    }

    /** Declares hours learned, whatever they were. */
    void learn(long from, long to) {
        log.mark(log.firstFrom(from), log.firstFrom(to), Standing.LEARNED);
    }

    /** Takes hours out of the baseline for good, also such as were learned before. */
    void exclude(long from, long to) {
        log.mark(log.firstFrom(from), log.firstFrom(to), Standing.EXCLUDED);
        days.forgetFrom(Hours.day(from));
    }

    /** Moves everything before {@code hour} by {@code shift}, which is known to a variance only. */
    void breakAt(long hour, double shift, double variance) {
        log.shiftBefore(hour, shift);
        days.shiftBefore(Hours.day(hour), shift);
        lastBreak = new Break(Hours.day(hour), variance);
    }

    /** The scores are of another scorer from {@code hour} on, and the shift is not known. */
    Break breakAt(long hour) {
        lastBreak = Break.ofAnotherScorer(Hours.day(hour));
        return lastBreak;
    }

    /** Puts the scores of another scorer in place of the old ones. */
    void rescore(Rescoring scores, Rescoring.Shift shift) {
        scores.replace(log, shift);
        // Days whose hours are kept are made anew at the next fit; the others lie before.
        days.shiftBefore(Long.MAX_VALUE, shift.mean());
        lastBreak = new Break(Hours.day(shift.since()), shift.variance());
        fitsToDayModel = 0;
    }

    /**
     * Fits everything anew. Null when there is nothing to learn from: before the first hour was
     * learned, and when an alert turned out to reach back over all of them.
     */
    @Nullable Baseline fit(long now) {
        if (!log.hasLearned()) {
            return null;
        }
        long from = Sample.firstHour(log);
        Sample sample = Sample.of(log, local, from);
        boolean isDayPrecise =
                sample.votesAtMidnight() >= LEAST_SHARE_AT_MIDNIGHT * sample.totalVotes();
        if (isDayPrecise) {
            sample = Sample.of(log, utc, from);
        }
        Baseline baseline = fit(sample, isDayPrecise);
        log.forget(now - KEPT_HOURS, from);
        return baseline;
    }

    /** Forgets hours that nobody will ask for; needed where no fit does it, in a long alert. */
    void forget(long now) {
        log.forget(now - KEPT_HOURS, Long.MIN_VALUE);
    }

    private Baseline fit(Sample sample, boolean isDayPrecise) {
        double voteVariance = VoteNoise.variance(sample);
        SeasonFit seasonFit = new SeasonFit(sample, !isDayPrecise);
        seasonFit.pass(TopicFit.PRIOR_SD * TopicFit.PRIOR_SD, voteVariance);
        TopicFit topics = topics(sample, seasonFit, voteVariance);
        seasonFit.pass(topics.variance(), voteVariance);
        topics = topics(sample, seasonFit, voteVariance);
        Season season = has(Ingredient.SEASON) ? seasonFit.season() : Season.none();
        days.replace(sample, season);
        if (fitsToDayModel-- <= 0) {
            dayModel = learnedFrom(days, voteVariance);
            fitsToDayModel = Math.max(FITS_PER_DAY_MODEL, days.size() / DAYS_PER_FIT) - 1;
        }
        Noise unskewed = Noise.of(voteVariance, 0, topics, dayModel);
        DayModel seenFromFar =
                DayModel.of(dayModel.wander(), unskewed.longRunVariance() / Hours.DAY, 0);
        LevelFilter filter = new LevelFilter(seenFromFar, voteVariance);
        double[] path = filter.run(days, lastBreak);
        double skewness = VoteNoise.skewness(sample, season, days, path);
        return new Baseline(
                filter.level(),
                filter.variance(),
                dayModel.wander(),
                days.day(days.size() - 1),
                isDayPrecise,
                season,
                Noise.of(voteVariance, skewness, topics, dayModel),
                lastBreak);
    }

    private DayModel learnedFrom(DayRows rows, double voteVariance) {
        DayModel whole = DayModel.of(rows, voteVariance, lastBreak);
        DayModel still = has(Ingredient.WANDER) ? whole : whole.withoutWander();
        return has(Ingredient.STRAYS) ? still : still.withoutStray();
    }

    private TopicFit topics(Sample sample, SeasonFit fit, double voteVariance) {
        return has(Ingredient.TOPICS)
                ? TopicFit.of(sample, fit.residuals(), fit.weights(), voteVariance)
                : TopicFit.none();
    }

    private boolean has(Ingredient part) {
        return !without.contains(part);
    }

    void writeTo(StateWriter state) {
        log.writeTo(state);
        days.writeTo(state);
        lastBreak.writeTo(state);
        state.putDouble(dayModel.wander()).putDouble(dayModel.stray());
        state.putDouble(dayModel.persistence()).putDouble(dayModel.longRunVariance());
        state.putInt(fitsToDayModel);
    }

    void readFrom(StateReader state) {
        log.readFrom(state);
        days.readFrom(state);
        lastBreak = Break.readFrom(state);
        dayModel =
                new DayModel(
                        state.getDouble(), state.getDouble(), state.getDouble(), state.getDouble());
        fitsToDayModel = state.getInt();
    }
}
