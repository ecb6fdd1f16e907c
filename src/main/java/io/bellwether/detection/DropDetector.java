package io.bellwether.detection;

import io.bellwether.detection.Degradation.OpenHour;
import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Watches the votes of one asset and says when they have dropped, and when they are back.
 *
 * <p>A baseline (level, rhythm, noise) is learned from hours that are three days old and beyond
 * doubt; a mixture of e-detectors gathers evidence against it, and an alert is raised at the first
 * vote at which that evidence reaches {@link DetectorSettings#thresholdHours()}. Under the fitted
 * baseline, and only under it, that is the promised mean time between false alarms. Everything is a
 * function of the votes and of the calls to {@link #advanceTo}: there is no clock.
 *
 * <p>Not safe for several threads.
 */
public final class DropDetector {

    private static final int STATE_VERSION = 4;
    private static final long DRIED_UP_HOURS = 21 * Hours.DAY;

    private final Learner learner;
    private final Apprenticeship apprenticeship = new Apprenticeship();
    private final Silence silence = new Silence();
    private final VoteSum open = new VoteSum();

    /** What would be votes of the open hour if copies counted. */
    private final VoteSum copies = new VoteSum();

    /** Whether an hour since the last one with votes would have raised an alert with its copies. */
    private boolean isRawBreach;

    private final boolean looksWithinHours;
    private DetectorSettings settings;
    private @Nullable Vigil vigil;
    private long openHour;
    private boolean isHeld;

    /** Whether another signal of the asset has an alert. Not in the state: the owner knows it. */
    private boolean isOtherRaised;

    /** Votes expected in the empty hours since the last hour with votes. */
    private double quiet;

    private Phase phase = Phase.LEARNING;

    /** What the present call has to say; kept between calls so that most need no list. */
    private final List<Change> changes = new ArrayList<>();

    public DropDetector(DetectorSettings settings) {
        this(settings, EnumSet.noneOf(Ingredient.class));
    }

    /**
     * A detector that lacks some of its parts, for a benchmark. A snapshot does not keep what it
     * lacks.
     */
    public DropDetector(DetectorSettings settings, Set<Ingredient> without) {
        this.settings = settings;
        this.learner = new Learner(settings.zone(), without);
        this.looksWithinHours = !without.contains(Ingredient.LOOKING_WITHIN_HOURS);
    }

    /**
     * A detector that goes on where {@link #writeTo} left off.
     *
     * @param settings those that held then
     * @throws CorruptStateException when the bytes are not what was written
     */
    public static DropDetector restore(DetectorSettings settings, StateReader state) {
        DropDetector detector = new DropDetector(settings);
        detector.readFrom(state);
        return detector;
    }

    /** Writes everything that later changes depend on, settings apart. */
    public void writeTo(StateWriter state) {
        state.putInt(STATE_VERSION).putLong(openHour).putBoolean(isHeld);
        state.putDouble(quiet);
        EnumState.write(phase, state);
        apprenticeship.writeTo(state);
        open.writeTo(state);
        copies.writeTo(state);
        state.putBoolean(isRawBreach);
        silence.writeTo(state);
        learner.writeTo(state);
        state.putBoolean(vigil != null);
        if (vigil != null) {
            vigil.writeTo(state);
        }
    }

    private void readFrom(StateReader state) {
        int version = state.getInt();
        if (version != STATE_VERSION) {
            throw new CorruptStateException("detector state has version " + version);
        }
        openHour = state.getLong();
        // Hours are closed one by one, from here to that of the next vote.
        if (openHour < 0 || openHour > Hours.LAST) {
            throw new CorruptStateException("open hour " + openHour + " is in no year of feedback");
        }
        isHeld = state.getBoolean();
        quiet = state.getDouble();
        phase = EnumState.read(Phase.values(), state);
        apprenticeship.readFrom(state);
        open.readFrom(state);
        copies.readFrom(state);
        isRawBreach = state.getBoolean();
        silence.readFrom(state);
        learner.readFrom(state);
        long lastVotes = learner.log().hourOfLastVotes(1, Long.MIN_VALUE);
        if (lastVotes >= openHour) {
            throw new CorruptStateException(
                    "hour " + lastVotes + " has votes, and " + openHour + " is not closed");
        }
        if (state.getBoolean()) {
            vigil = Vigil.readFrom(settings, learner, silence, openHour, state);
        }
    }

    /**
     * Takes one vote. Hours that ended before it are closed first.
     *
     * @param eventTime not in an hour that is closed already
     * @param level in [0, 1], 1 is best
     * @return what became true, in order; mostly nothing
     * @throws IllegalArgumentException for a level outside its range, or a vote for a closed hour
     */
    public List<Change> vote(Instant eventTime, double level) {
        if (!(level >= 0 && level <= 1)) {
            throw new IllegalArgumentException("level " + level + " is outside [0, 1]");
        }
        long hour = Hours.of(eventTime);
        if (!apprenticeship.hasBegun()) {
            apprenticeship.begin(hour);
            openHour = hour;
        }
        if (hour < openHour) {
            throw new IllegalArgumentException(
                    "vote at " + eventTime + " belongs to an hour that was closed before");
        }
        closeUntil(hour);
        if (silence.end(hour)) {
            settle(eventTime);
        }
        open.add(level);
        if (vigil == null) {
            apprenticeship.add(level);
        } else if (looksWithinHours(vigil)) {
            look(vigil, eventTime);
        }
        return taken();
    }

    /**
     * Takes what would be a vote if it were no copy, in the open hour. It is evidence of nothing;
     * {@link Change.HourClosed#isRawBreach} tells what it would have done.
     */
    void copy(double level) {
        if (apprenticeship.hasBegun()) {
            copies.add(level);
        }
    }

    /** Of votes that are stamped with the day, the order is chance until the day is whole. */
    private boolean looksWithinHours(Vigil watching) {
        return looksWithinHours && !watching.baseline().isDayPrecise();
    }

    private void look(Vigil watching, Instant at) {
        if (watching.mayDecide()) {
            watching.look(at, openHour(watching), changes);
            phase = phaseNow();
        }
    }

    /**
     * Closes every hour that ended at or before {@code to}, also empty ones. Before the first vote
     * there is nothing to close.
     */
    public List<Change> advanceTo(Instant to) {
        if (apprenticeship.hasBegun()) {
            closeUntil(Hours.of(to));
        }
        return taken();
    }

    /** Other settings from here on. The baseline is fitted at once, an open alert stays open. */
    public void changeSettings(DetectorSettings others) {
        settings = others;
        learner.changeZone(others.zone());
        if (vigil != null) {
            vigil.change(others, openHour);
        }
    }

    /**
     * Makes the present level the new normal, after closing the hours that ended at or before
     * {@code at}: an open alert ends, and the baseline is learned from its hours. While learning,
     * it does nothing else.
     */
    public List<Change> acceptLevel(Instant at) {
        if (apprenticeship.hasBegun()) {
            closeUntil(Hours.of(at));
        }
        if (vigil != null) {
            vigil.accept(openHour, at, changes);
            phase = phaseNow();
        }
        return taken();
    }

    /**
     * Puts another scorer's scores in place of the old ones: everything is learned anew from them
     * and the evidence begins anew. An open alert stays open and is estimated anew.
     *
     * @param shift of these scores against the kept hours
     */
    List<Change> rescore(Rescoring scores, Rescoring.Shift shift, Instant at) {
        learner.rescore(scores, shift);
        open.shift(shift.mean());
        apprenticeship.shift(shift.mean());
        if (vigil != null) {
            vigil.rescore(at, open, openHour, changes);
            phase = phaseNow();
        }
        return taken();
    }

    /** The scores are of another scorer from the open hour on; how they lie is not known. */
    void doubtLevel() {
        Break another = learner.breakAt(openHour);
        if (vigil != null) {
            vigil.doubt(another, openHour);
        }
    }

    /** The condition as of the last call. */
    public Phase phase() {
        return phase;
    }

    /** The estimated start of the open alert; empty when there is none. */
    public Optional<Instant> openOnset() {
        return vigil == null || vigil.alert() == null
                ? Optional.empty()
                : Optional.of(Hours.start(vigil.alert().onset()));
    }

    /** The level that is normal, season apart; empty while learning. */
    public OptionalDouble level() {
        return vigil == null ? OptionalDouble.empty() : OptionalDouble.of(vigil.baseline().level());
    }

    /** Natural logarithm of M at the end of the last closed hour, at least 0. */
    public double logEvidence() {
        return vigil == null ? 0 : StrictMath.log(Math.max(1, vigil.evidence()));
    }

    /** The end of the day up to which the baseline has learned; empty while learning. */
    public Optional<Instant> learnedUntil() {
        return vigil == null
                ? Optional.empty()
                : Optional.of(Hours.start((vigil.baseline().lastLearnedDay() + 1) * Hours.DAY));
    }

    boolean hasLearned() {
        return vigil != null;
    }

    /** Learns nothing from here on: the asset has an alert, by another signal perhaps. */
    void holdLearning() {
        isHeld = true;
    }

    /** The asset's alert is over, and learning goes on. */
    void releaseLearning() {
        isHeld = false;
    }

    /**
     * The same when another signal has cleared the alert: the hours from {@code onset} to {@code
     * recovered} are never learned, and the evidence begins anew.
     */
    void recoverElsewhere(Instant onset, Instant recovered) {
        isHeld = false;
        long from = Hours.of(onset);
        long to = Math.clamp(Hours.of(recovered), from, Math.max(from, openHour));
        if (vigil == null) {
            apprenticeship.skip(from, to, learner.log());
            learner.exclude(from, to);
        } else {
            vigil.recoverElsewhere(from, to, openHour);
            phase = phaseNow();
        }
    }

    /** Whether an alert is open that nobody has spoken about for three weeks. */
    boolean isDriedUp() {
        long last = learner.log().hourOfLastVotes(1, Long.MIN_VALUE);
        return vigil != null && vigil.alert() != null && last < openHour - DRIED_UP_HOURS;
    }

    /**
     * That the asset is well, by the votes of the hour that ended last and of the weeks before it;
     * empty when there were none in that hour, and in every phase but {@link Phase#NORMAL}: an
     * all-clear may be premature, and three days later nobody is recovering any more.
     */
    Optional<Change.Cleared> wellness() {
        Vigil watching = vigil;
        boolean isHeard = learner.log().hourOfLastVotes(1, Long.MIN_VALUE) == openHour - 1;
        return watching != null && phase == Phase.NORMAL && isHeard
                ? watching.wellness(Hours.start(openHour), openHour)
                : Optional.empty();
    }

    /** Says whether another signal of the asset has an alert. */
    void otherIsRaised(boolean isRaised) {
        isOtherRaised = isRaised;
    }

    /** The closed hours. */
    HourLog log() {
        return learner.log();
    }

    /** The first hour that is not closed; meaningless before the first vote. */
    long firstOpenHour() {
        return openHour;
    }

    boolean hasBegun() {
        return apprenticeship.hasBegun();
    }

    /** How much of a drop of {@code size} since {@code onset} comes from who speaks. */
    Mix mix(Instant onset, double size, Composition speakers) {
        Vigil watching = vigil;
        return watching == null
                ? Mix.NONE
                : watching.mix(Hours.of(onset), openHour(watching), size, speakers);
    }

    /** The figures of an open alert as of {@code at}, the beginning of the open hour. */
    Change.Revised present(Change.Revised before, Instant at) {
        return vigil == null ? before : vigil.present(before, at);
    }

    /** What was found out about the votes; empty while learning. */
    Optional<NoiseModel> model() {
        return vigil == null ? Optional.empty() : Optional.of(vigil.model(openHour));
    }

    private void closeUntil(long hour) {
        while (openHour < hour) {
            closeHour();
        }
    }

    private void closeHour() {
        Vigil watching = vigil;
        if (watching == null) {
            closeWhileLearning();
        } else if (open.votes() > 0) {
            if (!looksWithinHours(watching)) {
                look(watching, Hours.start(openHour + 1));
            }
            double expected = watching.expected(openHour);
            double halfWidth = watching.halfWidth(open.votes(), openHour);
            Turnout turnout = watching.turnout(openHour);
            watching.close(openHour, open, copies, isOtherRaised, changes);
            isRawBreach |= watching.isRawBreach(isOtherRaised);
            phase = watching.phase(openHour + 1);
            addHourClosed(expected, halfWidth, turnout);
        } else {
            quiet += watching.turnout(openHour).expected();
            watching.closeEmpty(openHour, copies);
            isRawBreach |= watching.isRawBreach(isOtherRaised);
        }
        open.clear();
        copies.clear();
        openHour++;
        if (watching != null && Math.floorMod(openHour, Hours.DAY) == 0) {
            watching.beginDay(openHour, isHeld, isOtherRaised, changes);
        }
        settle(Hours.start(openHour));
    }

    private void closeWhileLearning() {
        if (open.votes() > 0) {
            learner.log().add(openHour, open, Double.NaN);
            // Nothing is expected yet: the band is the whole scale.
            addHourClosed(apprenticeship.mean(), 1, Turnout.unknown());
        }
        long now = openHour + 1;
        if (!isHeld && apprenticeship.isOver(now, settings.learningDays())) {
            vigil = Vigil.begin(settings, learner, silence, apprenticeship.firstHour(), now);
        }
    }

    private void addHourClosed(double expected, double halfWidth, Turnout turnout) {
        changes.add(
                new Change.HourClosed(
                        Hours.start(openHour + 1),
                        open.votes(),
                        open.mean(),
                        expected,
                        halfWidth,
                        logEvidence(),
                        phase,
                        turnout,
                        quiet,
                        isRawBreach));
        quiet = 0;
        isRawBreach = false;
    }

    private OpenHour openHour(Vigil watching) {
        return new OpenHour(openHour, open.votes(), open.mean(), watching.expected(openHour));
    }

    /** Says so when the phase changed without an alert's doing. */
    private void settle(Instant at) {
        Phase now = phaseNow();
        if (now != phase) {
            changes.add(new Change.PhaseChanged(at, phase, now));
            phase = now;
        }
    }

    private Phase phaseNow() {
        if (vigil == null) {
            return Phase.LEARNING;
        }
        return silence.isGap() ? Phase.DATA_GAP : vigil.phase(openHour);
    }

    private List<Change> taken() {
        if (changes.isEmpty()) {
            return List.of();
        }
        List<Change> taken = List.copyOf(changes);
        changes.clear();
        return taken;
    }
}
