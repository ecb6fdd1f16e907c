package io.bellwether.monitor;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;

import io.bellwether.alert.Alert;
import io.bellwether.alert.AlertLifecycle;
import io.bellwether.alert.Evidence;
import io.bellwether.alert.Quote;
import io.bellwether.alert.QuotedAlerts;
import io.bellwether.alert.StaffFloor;
import io.bellwether.decision.DecisionLog;
import io.bellwether.detection.AssetDetector;
import io.bellwether.detection.Change;
import io.bellwether.detection.NoiseModel;
import io.bellwether.detection.Phase;
import io.bellwether.detection.Rescoring;
import io.bellwether.detection.Signal;
import io.bellwether.detection.Vote;
import io.bellwether.feedback.Asset;
import io.bellwether.hypothesis.Hypotheses;
import io.bellwether.hypothesis.Metric;
import io.bellwether.hypothesis.Part;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import io.bellwether.theme.ThemeLog;
import io.bellwether.window.Reading;
import io.bellwether.window.ReorderBuffer;
import io.bellwether.window.VoteRule;
import io.bellwether.window.Watermark;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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

    /** How far a level steps in a day while nothing is known of it: what the prior says. */
    private static final double USUAL_WANDER_SD = .0027;

    private final Asset asset;
    private final Watermark watermark;
    private final ReorderBuffer held;
    private final VoteRule voteRule;
    private final AssetDetector detector;
    private final Evidence evidence;
    private final AlertLifecycle alerts;
    private final DecisionLog decisions;
    private final LevelBlock block;
    private final CampaignWatch campaigns;
    private final ScorerChange scorers;
    private final Hypotheses hypotheses;
    private final ThemeLog themes;
    private final QuotedAlerts quoted;
    private final Erasures erasures;
    private final AlertWriter writer;

    /** Who waits for five people; null for the other assets, of whom nothing waits. */
    private final @Nullable StaffDesk staff;

    /** Ids of what was carried out, so that a repeated delivery does nothing. */
    private final TreeSet<String> accepted;

    private MonitorSettings settings;

    /** Whose vote decides what comes true now; empty before the first. */
    private String lastVote = "";

    private String lastScorer = "";

    /** What authors are named by; empty before that was told. */
    private String authorsKey = "";

    /** Begins to watch {@code asset}. */
    public Monitor(Asset asset, MonitorSettings settings) {
        this.asset = asset;
        this.settings = settings;
        watermark = new Watermark(settings.lateness());
        held = new ReorderBuffer();
        voteRule = new VoteRule(settings.authorWindow());
        detector = new AssetDetector(settings.detector());
        evidence = new Evidence();
        alerts = new AlertLifecycle(asset);
        decisions = new DecisionLog();
        block = new LevelBlock(asset);
        campaigns = new CampaignWatch(asset);
        scorers = new ScorerChange();
        hypotheses = new Hypotheses(asset);
        themes = new ThemeLog(asset, StaffFloor.themeAuthors(asset));
        quoted = new QuotedAlerts();
        erasures = new Erasures();
        staff = asset == Asset.STAFF ? new StaffDesk() : null;
        writer = writer(staff);
        accepted = new TreeSet<>();
    }

    private Monitor(Asset asset, StateReader state) {
        this.asset = asset;
        settings = MonitorSettingsState.get(state);
        watermark = Watermark.restore(settings.lateness(), state);
        held = ReorderBuffer.restore(state);
        voteRule = VoteRule.restore(settings.authorWindow(), state);
        detector = AssetDetector.restore(settings.detector(), state);
        evidence = Evidence.restore(state);
        alerts = AlertLifecycle.restore(asset, state);
        decisions = DecisionLog.restore(state);
        block = LevelBlock.restore(asset, state);
        campaigns = CampaignWatch.restore(asset, state);
        scorers = ScorerChange.restore(asset, settings, state);
        hypotheses = Hypotheses.restore(asset, state);
        themes = ThemeLog.restore(asset, StaffFloor.themeAuthors(asset), state);
        quoted = QuotedAlerts.restore(asset, state);
        erasures = Erasures.restore(state);
        staff = asset == Asset.STAFF ? StaffDesk.restore(state) : null;
        writer = writer(staff);
        accepted = new TreeSet<>();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            accepted.add(state.getString());
        }
        lastVote = state.getString();
        lastScorer = state.getString();
        authorsKey = state.getString();
    }

    private AlertWriter writer(@Nullable StaffDesk desk) {
        Predicate<Quote> mayTell = desk == null ? quote -> true : desk::mayTell;
        return new AlertWriter(
                asset, alerts, voteRule, detector, evidence, mayTell, decisions, themes, campaigns);
    }

    /**
     * Goes on where {@link #snapshot()} was taken, with the settings that held then.
     *
     * @throws CorruptStateException when the bytes are of another asset or version, or damaged
     */
    public static Monitor restore(Asset asset, byte[] snapshot) {
        StateReader state = new StateReader(snapshot);
        int version = state.getInt();
        if (version != SNAPSHOT_VERSION) {
            throw new CorruptStateException(
                    "snapshot has version " + version + ", expected " + SNAPSHOT_VERSION);
        }
        String label = state.getString();
        if (!label.equals(asset.label())) {
            throw new CorruptStateException(
                    "snapshot is of " + label + ", expected " + asset.label());
        }
        Monitor monitor = read(asset, state);
        if (!state.isExhausted()) {
            throw new CorruptStateException("snapshot has bytes behind its end");
        }
        return monitor;
    }

    /** What the parts cannot be made of was damaged: they say so each in its own way. */
    private static Monitor read(Asset asset, StateReader state) {
        try {
            return new Monitor(asset, state);
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
        StateWriter state = new StateWriter();
        state.putInt(SNAPSHOT_VERSION).putString(asset.label());
        MonitorSettingsState.put(state, settings);
        watermark.writeTo(state);
        held.writeTo(state);
        voteRule.writeTo(state, now());
        detector.writeTo(state);
        evidence.writeTo(state);
        alerts.writeTo(state);
        decisions.writeTo(state);
        block.writeTo(state);
        campaigns.writeTo(state);
        scorers.writeTo(state);
        hypotheses.writeTo(state);
        themes.writeTo(state);
        quoted.writeTo(state);
        erasures.writeTo(state);
        if (staff != null) {
            staff.writeTo(state);
        }
        state.putInt(accepted.size());
        accepted.forEach(state::putString);
        state.putString(lastVote).putString(lastScorer).putString(authorsKey);
        return state.toByteArray();
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
            case Input.Scored scored -> hold(scored.feedback(), writtenAt);
            case Input.Heartbeat beat ->
                    watermark.heartbeat(earlier(beat.at(), writtenAt), beat.sources(), beat.idle());
            case Input.DecisionMade made -> decisions.put(made.decision());
            case Input.LevelAccepted acceptance -> acceptLevel(acceptance, outputs);
            case Input.Rescored again -> rescore(ours(again.feedback()));
            case Input.ScorerReplaced replaced -> replaceScorer(replaced, outputs);
            case Input.SettingsChanged changed -> changeSettings(changed.settings());
            case Input.HypothesisRegistered registered ->
                    hypotheses.register(registered.hypothesis());
            case Input.AuthorErased erased -> erase(erased, writtenAt, outputs);
            case Input.AuthorsNamed named -> rename(named);
        }
        drain(outputs);
        return told(outputs);
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
        if (watermark.newest().isAfter(Instant.MIN)) {
            // To the end of the last hour: what is stamped with days is judged there.
            watermark.force(watermark.newest().truncatedTo(HOURS).plus(1, HOURS));
        }
        drain(outputs);
        judgeLastDay(end, outputs);
        return told(outputs);
    }

    private List<Output> told(List<Output> outputs) {
        for (Output output : outputs) {
            if (output instanceof Output.AlertChanged changed) {
                quoted.told(changed.alert());
            }
        }
        return outputs;
    }

    /** A file that ends within the last day of a window tells what there is to tell of it. */
    private void judgeLastDay(Instant end, List<Output> outputs) {
        if (watermark.newest().isAfter(Instant.MIN)) {
            Instant last = earlier(watermark.newest().truncatedTo(DAYS).plus(1, DAYS), end);
            while (!hypotheses.moment().isAfter(last)) {
                reach(outputs);
            }
        }
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
        return detector.phase();
    }

    /** How it stands, beside what it says in its outputs. */
    public Status status() {
        return new Status(
                phase(),
                detector.logBudget(),
                watermark.value(),
                watermark.newest(),
                held.size(),
                alerts.open().map(Alert::severity));
    }

    private void hold(ScoredFeedback feedback, Instant writtenAt) {
        boolean isLate = ours(feedback).eventTime().isBefore(watermark.value());
        watermark.record(feedback.sourcePartition(), feedback.eventTime(), writtenAt);
        if (isLate) {
            block.late();
            return;
        }
        if (erasures.cover(feedback)) {
            return;
        }
        held.add(feedback);
    }

    private ScoredFeedback ours(ScoredFeedback feedback) {
        if (feedback.asset() != asset) {
            throw new IllegalArgumentException(
                    "feedback of " + feedback.asset().label() + " in journal of " + asset.label());
        }
        return feedback;
    }

    private void drain(List<Output> outputs) {
        closeOldestHourWhenFull();
        ScoredFeedback next = held.pollBefore(watermark.value());
        while (next != null) {
            read(next, outputs);
            next = held.pollBefore(watermark.value());
        }
        if (watermark.value().isAfter(Instant.MIN)) {
            advance(watermark.value(), outputs);
            decisions.forgetBefore(watermark.value());
            erasures.forgetBefore(watermark.value());
            tellOnceMore(watermark.value(), outputs);
        }
    }

    private void closeOldestHourWhenFull() {
        ScoredFeedback oldest = held.peek();
        if (oldest != null && held.size() > MAX_HELD) {
            long hour = Math.floorDiv(oldest.eventTime().getEpochSecond(), 3600L);
            watermark.force(Instant.ofEpochSecond((hour + 1) * 3600));
        }
    }

    private void read(ScoredFeedback feedback, List<Output> outputs) {
        advance(feedback.eventTime(), outputs);
        propose(feedback.eventTime(), outputs);
        decisions.heard(feedback.eventTime());
        boolean isOnePerPerson = settings.isOnePerPerson(feedback.source());
        Reading reading = voteRule.read(feedback, isOnePerPerson);
        block.read(feedback, reading, isOnePerPerson);
        campaigns.read(feedback.eventTime(), reading);
        if (reading == Reading.COPY) {
            leaveOut(feedback, outputs);
        }
        Votes.of(feedback, reading).ifPresent(vote -> count(feedback, vote, outputs));
    }

    private void advance(Instant time, List<Output> outputs) {
        judge(time, outputs);
        pass(time, outputs);
    }

    /** Time passes up to {@code time}. */
    private void pass(Instant time, List<Output> outputs) {
        publish(detector.advanceTo(time), outputs);
        closeStars(time, outputs);
    }

    /** Stops at the moments of hypotheses, so that nothing depends on the steps that time takes. */
    private void judge(Instant time, List<Output> outputs) {
        while (!hypotheses.moment().isAfter(time)) {
            pass(hypotheses.moment(), outputs);
            reach(outputs);
        }
    }

    private void reach(List<Output> outputs) {
        hypotheses
                .reach(this::wanderSd)
                .ifPresent(verdict -> outputs.add(new Output.VerdictGiven(verdict)));
    }

    private double wanderSd(Metric metric) {
        return detector.model(metric.isOfStars() ? Signal.RATING : Signal.TEXT)
                .map(NoiseModel::wanderSd)
                .orElse(USUAL_WANDER_SD);
    }

    private void count(ScoredFeedback feedback, Vote vote, List<Output> outputs) {
        if (scorers.isOther(feedback)) {
            forgetLevels();
            publish(detector.scorerChanged(feedback.eventTime()), outputs);
            hypotheses.scorerChanged(feedback.eventTime());
        }
        vote.text().ifPresent(level -> evidence.add(feedback, level));
        boolean isOnePerPerson = settings.isOnePerPerson(feedback.source());
        if (staff == null) {
            remember(feedback, vote, isOnePerPerson);
        } else {
            double stars = vote.rating().orElse(Double.NaN);
            staff.vote(feedback, vote.text().isPresent(), stars, isOnePerPerson);
        }
        lastVote = feedback.id();
        lastScorer = feedback.scorerId();
        publish(detector.vote(vote), outputs);
    }

    /** A copy speaks for nobody: it has no part in levels, evidence, themes and hypotheses. */
    private void leaveOut(ScoredFeedback copy, List<Output> outputs) {
        Vote vote = Votes.ifCounted(copy);
        campaigns.copy(vote);
        if (vote.text().isPresent()) {
            double level = vote.text().getAsDouble();
            publish(detector.copy(copy.eventTime(), level), outputs);
        }
    }

    private void remember(ScoredFeedback feedback, Vote vote, boolean isOnePerPerson) {
        vote.text()
                .ifPresent(
                        level ->
                                themes.add(
                                        feedback.eventTime(),
                                        feedback.themes(),
                                        level,
                                        Votes.person(feedback, settings)));
        hypotheses.vote(feedback.eventTime(), feedback, isOnePerPerson, Part.ALL);
    }

    /** Levels of another scorer are not to be added to those of this one. */
    private void forgetLevels() {
        themes.clear();
        if (staff != null) {
            staff.scorerChanged();
        }
    }

    private void publish(List<Change> changes, List<Output> outputs) {
        for (Change change : changes) {
            propose(change.at(), outputs);
            switch (change) {
                case Change.Raised raised -> tell(raised, outputs);
                case Change.Revised revised -> tell(revised, outputs);
                case Change.Cleared cleared -> tell(cleared, outputs);
                case Change.HourClosed hour -> close(hour, outputs);
                case Change.PhaseChanged changed -> {
                    if (changed.to() == Phase.DATA_GAP) {
                        outputs.add(new Output.LevelClosed(Level.gap(asset, changed.at())));
                    }
                }
            }
        }
    }

    private void close(Change.HourClosed hour, List<Output> outputs) {
        campaigns.close(hour);
        Level level = block.close(hour);
        if (level == null) {
            return;
        }
        outputs.add(new Output.LevelClosed(campaigns.beside(level)));
        if (staff != null) {
            Instant at = level.to().minus(1, HOURS);
            staff.closed(level, block.lastPeople(), vote -> count(at, vote, Part.TEXT));
            release(staff, level.to(), outputs);
        }
    }

    private void closeStars(Instant now, List<Output> outputs) {
        if (staff != null) {
            staff.closeStars(now, (vote, end) -> count(end.minus(1, HOURS), vote, Part.STARS));
            release(staff, now, outputs);
        }
    }

    /** What a closed block of the staff said, for claims and themes. */
    private void count(Instant at, ScoredFeedback vote, Part part) {
        hypotheses.vote(at, vote, settings.isOnePerPerson(vote.source()), part);
        if (part == Part.TEXT && vote.score() instanceof Score.Scored scored) {
            themes.add(at, vote.themes(), scored.level(), Votes.person(vote, settings));
        }
    }

    private void tell(Change change, List<Output> outputs) {
        if (staff != null) {
            staff.hold(change, lastScorer);
            release(staff, change.at(), outputs);
            return;
        }
        Alert alert =
                switch (change) {
                    case Change.Raised raised -> writer.write(raised, lastVote, lastScorer);
                    case Change.Revised revised -> writer.write(revised);
                    case Change.Cleared cleared -> writer.write(cleared);
                    case Change.HourClosed hour -> throw new IllegalStateException("of no alert");
                    case Change.PhaseChanged phase ->
                            throw new IllegalStateException("of no alert");
                };
        outputs.add(new Output.AlertChanged(alert));
    }

    private void release(StaffDesk desk, Instant now, List<Output> outputs) {
        Alert next = desk.next(writer, now, !block.isEmpty());
        while (next != null) {
            outputs.add(new Output.AlertChanged(next));
            next = desk.next(writer, now, !block.isEmpty());
        }
    }

    private void propose(Instant now, List<Output> outputs) {
        alerts.proposal(now).ifPresent(alert -> outputs.add(new Output.AlertChanged(alert)));
    }

    private void acceptLevel(Input.LevelAccepted acceptance, List<Output> outputs) {
        if (acceptance.asset() == asset && accepted.add(acceptance.id())) {
            publish(detector.acceptLevel(now()), outputs);
        }
    }

    private void replaceScorer(Input.ScorerReplaced replaced, List<Output> outputs) {
        if (replaced.asset() == asset && accepted.add("scorer " + replaced.id())) {
            Optional<RescoredVotes.Again> again =
                    scorers.takeOver(replaced.scorerId(), now(), settings);
            forgetLevels();
            if (staff == null) {
                again.ifPresent(votes -> themes.replaceBy(votes.themes()));
            }
            Rescoring scores = again.map(RescoredVotes.Again::scores).orElseGet(Rescoring::new);
            publish(detector.rescore(scores, now()), outputs);
            hypotheses.scorerChanged(now());
        }
    }

    private void rescore(ScoredFeedback feedback) {
        if (!erasures.cover(feedback)) {
            scorers.rescored(feedback, now(), settings);
        }
    }

    private void erase(Input.AuthorErased erased, Instant writtenAt, List<Output> outputs) {
        if (erased.asset() == asset && accepted.add("erasure " + erased.id())) {
            Instant at = earlier(erased.at(), writtenAt);
            Set<Long> authors = erasures.add(erased.pseudonyms(), at);
            LongPredicate those = authors::contains;
            forgetHeld(those);
            evidence.forgetAuthors(those);
            alerts.forgetAuthors(those);
            forgetPeople(those);
            if (staff != null) {
                staff.forgetQuotes(those);
            }
            List<QuotedAlerts.Retold> retold = quoted.forgetAuthors(those);
            erasures.toldAnew(erased.id(), at, retold);
            outputs.add(new Output.AuthorForgotten(erased.id(), new TreeSet<>(authors), retold));
        }
    }

    private void tellOnceMore(Instant now, List<Output> outputs) {
        var unused = told(outputs);
        erasures.takeDue(now)
                .forEach(
                        (erasureId, alertIds) ->
                                outputs.add(
                                        new Output.AuthorForgotten(
                                                erasureId,
                                                new TreeSet<>(),
                                                quoted.again(alertIds))));
    }

    /** Under another key everybody is new: the old names would count the same people twice. */
    private void rename(Input.AuthorsNamed named) {
        if (named.asset() == asset && !named.keyId().equals(authorsKey)) {
            if (!authorsKey.isEmpty()) {
                forgetAllNames();
            }
            authorsKey = named.keyId();
        }
    }

    private void forgetAllNames() {
        if (StaffFloor.levelAuthors(asset) > 0) {
            // Those whom it protects must not stand in one block under both names.
            forgetHeld(mark -> true);
        }
        forgetPeople(mark -> mark < 0 || mark > ThemeLog.MOST_NAMELESS);
    }

    private void forgetHeld(LongPredicate those) {
        held.forgetAuthors(those);
        scorers.forgetHeld(those);
    }

    private void forgetPeople(LongPredicate those) {
        voteRule.forgetAuthors(those, now());
        block.forgetAuthors(those);
        if (staff != null) {
            staff.forgetAuthors(those);
        }
        scorers.forgetPeople(those);
        hypotheses.forgetPeople(those);
        themes.forgetPeople(those);
    }

    private void changeSettings(MonitorSettings changed) {
        if (changed.equals(settings)) {
            return;
        }
        settings = changed;
        watermark.changeLateness(changed.lateness());
        voteRule.changeAuthorWindow(changed.authorWindow());
        detector.changeSettings(changed.detector());
    }

    /** Event time up to which everything was read: never the wall clock. */
    private Instant now() {
        return watermark.value().isAfter(Instant.MIN) ? watermark.value() : Instant.EPOCH;
    }
}
