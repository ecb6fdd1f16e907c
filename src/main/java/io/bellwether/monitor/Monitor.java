package io.bellwether.monitor;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;

import io.bellwether.alert.Alert;
import io.bellwether.detection.Phase;
import io.bellwether.feedback.Asset;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Watches one asset: journal entries in, alert and level records out. Its output is a function of
 * the entries, their order and their write times, and of nothing else; a snapshot and restore
 * between any two entries changes nothing. Not safe for several threads.
 */
public final class Monitor {

    /** The version of {@link #snapshot()}'s bytes. A reader of a newer one must refuse it. */
    public static final int SNAPSHOT_VERSION = 7;

    /** Records held back at most; beyond that the oldest hour is closed. */
    public static final int MAX_HELD = 1_000_000;

    private final MonitorState state;

    // Each does one thing to the state, and may call those above it.
    private final AuthorForgetting authors;
    private final AlertTeller alerts;
    private final ChangePublisher changes;
    private final PassageOfTime time;
    private final ScorerTakeover scorers;
    private final VoteReader reader;

    /** Begins to watch {@code asset}. */
    public Monitor(Asset asset, MonitorSettings settings) {
        this(MonitorState.begin(asset, settings));
    }

    private Monitor(MonitorState state) {
        this.state = state;
        authors = new AuthorForgetting(state);
        alerts = new AlertTeller(state);
        changes = new ChangePublisher(state, alerts);
        time = new PassageOfTime(state, changes);
        scorers = new ScorerTakeover(state, changes);
        reader = new VoteReader(state, scorers, changes);
    }

    /**
     * Goes on where {@link #snapshot()} was taken, with the settings that held then.
     *
     * @throws CorruptStateException when the bytes are of another asset or version, or damaged
     */
    public static Monitor restore(Asset asset, byte[] snapshot) {
        StateReader bytes = new StateReader(snapshot);
        int version = bytes.getInt();
        if (version != SNAPSHOT_VERSION) {
            throw new CorruptStateException(
                    "snapshot has version " + version + ", expected " + SNAPSHOT_VERSION);
        }
        String label = bytes.getString();
        if (!label.equals(asset.label())) {
            throw new CorruptStateException(
                    "snapshot is of " + label + ", expected " + asset.label());
        }
        Monitor monitor = read(asset, bytes);
        if (!bytes.isExhausted()) {
            throw new CorruptStateException("snapshot has bytes behind its end");
        }
        return monitor;
    }

    /** What the parts cannot be made of was damaged: they say so each in its own way. */
    private static Monitor read(Asset asset, StateReader bytes) {
        try {
            return new Monitor(MonitorState.restore(asset, bytes));
        } catch (IllegalArgumentException
                | IllegalStateException
                | DateTimeException
                | ArithmeticException
                | IndexOutOfBoundsException
                | NegativeArraySizeException e) {
            throw new CorruptStateException("snapshot has a value outside its range", e);
        }
    }

    /** Everything that {@link #restore} needs. Equal monitors have equal bytes. */
    public byte[] snapshot() {
        StateWriter bytes = new StateWriter();
        bytes.putInt(SNAPSHOT_VERSION).putString(state.asset().label());
        state.writeTo(bytes);
        return bytes.toByteArray();
    }

    /**
     * Takes one journal entry.
     *
     * @param writtenAt when the entry was written into the journal
     * @return what became known by it, in order; empty for nearly every entry
     * @throws IllegalArgumentException when the entry is of another asset: a fault of the caller
     */
    public List<Output> accept(Input input, Instant writtenAt) {
        List<Output> outputs = new ArrayList<>(0);
        switch (input) {
            case Input.Scored scored -> hold(ours(scored.feedback()), writtenAt);
            case Input.Heartbeat beat ->
                    state.watermark()
                            .heartbeat(earlier(beat.at(), writtenAt), beat.sources(), beat.idle());
            case Input.DecisionMade made -> state.decisions().put(made.decision());
            case Input.LevelAccepted acceptance -> acceptLevel(acceptance, outputs);
            case Input.Rescored again -> scorers.rescored(ours(again.feedback()));
            case Input.ScorerReplaced replaced -> scorers.replace(replaced, outputs);
            case Input.SettingsChanged changed -> changeSettings(changed.settings());
            case Input.HypothesisRegistered registered ->
                    state.hypotheses().register(registered.hypothesis());
            case Input.AuthorErased erased ->
                    authors.erase(erased, earlier(erased.at(), writtenAt), outputs);
            case Input.AuthorsNamed named -> authors.rename(named);
        }
        drain(outputs);
        authors.told(outputs);
        return outputs;
    }

    /** The input has ended: everything that is held is read, and all of it was asked for. */
    public List<Output> finish() {
        return finish(Instant.MAX);
    }

    /**
     * The input has ended: everything that is held is read.
     *
     * @param end of what was asked for; a window that ends later gets no verdict
     */
    public List<Output> finish(Instant end) {
        List<Output> outputs = new ArrayList<>();
        if (newest().isAfter(Instant.MIN)) {
            // To the end of the last hour: what is stamped with days is judged there.
            state.watermark().force(newest().truncatedTo(HOURS).plus(1, HOURS));
        }
        drain(outputs);
        judgeLastDay(end, outputs);
        authors.told(outputs);
        return outputs;
    }

    /** A file that ends within the last day of a window tells what there is to tell of it. */
    private void judgeLastDay(Instant end, List<Output> outputs) {
        if (newest().isAfter(Instant.MIN)) {
            time.judge(earlier(newest().truncatedTo(DAYS).plus(1, DAYS), end), outputs);
        }
    }

    private Instant newest() {
        return state.watermark().newest();
    }

    /**
     * A heartbeat tells its writer's clock, and nobody can have looked later than the entry was
     * written: a clock that is ahead must not make feedback late.
     */
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The condition of the asset. */
    public Phase phase() {
        return state.detector().phase();
    }

    /** How it stands, beside what it says in its outputs. */
    public Status status() {
        return new Status(
                phase(),
                state.detector().logBudget(),
                state.watermark().value(),
                newest(),
                state.held().size(),
                state.alerts().open().map(Alert::severity));
    }

    private ScoredFeedback ours(ScoredFeedback feedback) {
        Asset asset = state.asset();
        if (feedback.asset() != asset) {
            throw new IllegalArgumentException(
                    "feedback of " + feedback.asset().label() + " in journal of " + asset.label());
        }
        return feedback;
    }

    private void hold(ScoredFeedback feedback, Instant writtenAt) {
        boolean isLate = feedback.eventTime().isBefore(state.watermark().value());
        state.watermark().record(feedback.sourcePartition(), feedback.eventTime(), writtenAt);
        if (isLate) {
            state.block().late();
            return;
        }
        if (state.erasures().cover(feedback)) {
            return;
        }
        state.held().add(feedback);
    }

    private void drain(List<Output> outputs) {
        closeOldestHourWhenFull();
        Instant end = state.watermark().value();
        ScoredFeedback next = state.held().pollBefore(end);
        while (next != null) {
            read(next, outputs);
            next = state.held().pollBefore(end);
        }
        if (end.isAfter(Instant.MIN)) {
            time.advance(end, outputs);
            state.decisions().forgetBefore(end);
            state.erasures().forgetBefore(end);
            authors.tellOnceMore(end, outputs);
        }
    }

    private void closeOldestHourWhenFull() {
        ScoredFeedback oldest = state.held().peek();
        if (oldest != null && state.held().size() > MAX_HELD) {
            long hour = Math.floorDiv(oldest.eventTime().getEpochSecond(), 3600L);
            state.watermark().force(Instant.ofEpochSecond((hour + 1) * 3600));
        }
    }

    private void read(ScoredFeedback feedback, List<Output> outputs) {
        time.advance(feedback.eventTime(), outputs);
        alerts.propose(feedback.eventTime(), outputs);
        reader.read(feedback, outputs);
    }

    private void acceptLevel(Input.LevelAccepted acceptance, List<Output> outputs) {
        if (acceptance.asset() == state.asset() && state.notes().isNew(acceptance.id())) {
            changes.publish(state.detector().acceptLevel(state.now()), outputs);
        }
    }

    private void changeSettings(MonitorSettings changed) {
        if (changed.equals(state.settings().value())) {
            return;
        }
        state.settings().change(changed);
        state.watermark().changeLateness(changed.lateness());
        state.voteRule().changeAuthorWindow(changed.authorWindow());
        state.detector().changeSettings(changed.detector());
    }
}
