package io.bellwether.replay;

import io.bellwether.alert.Alert;
import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import io.bellwether.hypothesis.Hypothesis;
import io.bellwether.hypothesis.Verdict;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.Level;
import io.bellwether.monitor.Monitor;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.monitor.Output;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Drives the monitor of one asset over its journal. Not safe for several threads. */
public final class AssetReplay implements JournalListener {

    private final Asset asset;
    private final Monitor monitor;
    private final boolean keepsOwnSettings;
    private final Duration lateness;
    private final List<Alert> alerts = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final TreeMap<String, Decision> decisions = new TreeMap<>();
    private final Deque<Registration> expected = new ArrayDeque<>();
    private long records;
    private long notScored;
    private long foreign;

    /**
     * @param keepsOwnSettings whether {@code settings} hold to the end, whatever the journal says
     */
    AssetReplay(Asset asset, MonitorSettings settings, boolean keepsOwnSettings) {
        this.asset = asset;
        this.monitor = new Monitor(asset, settings);
        this.keepsOwnSettings = keepsOwnSettings;
        this.lateness = settings.lateness();
    }

    @Override
    public void take(Input input, Instant writtenAt) {
        if (keepsOwnSettings && input instanceof Input.SettingsChanged) {
            return;
        }
        if (input instanceof Input.Scored scored) {
            count(scored.feedback());
        }
        if (input instanceof Input.DecisionMade made) {
            decisions.put(made.decision().id(), made.decision());
        }
        keep(monitor.accept(input, writtenAt));
    }

    /** The allowed lateness that holds whatever the journal says; zero where the journal's does. */
    public Duration ownLateness() {
        return keepsOwnSettings ? lateness : Duration.ZERO;
    }

    /**
     * These will be registered on the way, each before the feedback that came after it.
     *
     * @param registrations in the order in which they were registered
     */
    void expect(List<Registration> registrations) {
        expected.addAll(registrations);
    }

    /** Takes feedback of a past that is in order, and what was registered before it. */
    void say(ScoredFeedback feedback) {
        while (!expected.isEmpty() && expected.getFirst().isKnown(asset, feedback.eventTime())) {
            register(expected.removeFirst());
        }
        take(new Input.Scored(feedback), feedback.eventTime());
    }

    private void register(Registration registration) {
        Hypothesis hypothesis = registration.hypothesis();
        take(new Input.HypothesisRegistered(hypothesis), hypothesis.registeredAt());
    }

    /**
     * Everything that the monitor holds back is read: nothing more will come.
     *
     * @param end of what was asked for; {@link Instant#MAX} for all
     */
    public void finish(Instant end) {
        keep(monitor.finish(end));
        if (!expected.isEmpty()) {
            // They came behind all of that: what has its verdict by now cannot be edited any more.
            expected.forEach(this::register);
            expected.clear();
            keep(monitor.finish(end));
        }
    }

    /** What was found so far; what the monitor still holds back is not read. */
    AssetPast found() {
        return new AssetPast(
                asset, records, notScored, foreign, monitor.phase(), alerts, levels, verdicts);
    }

    /** The decisions that the journal told of, the last of each id. */
    SortedMap<String, Decision> decisions() {
        return Collections.unmodifiableSortedMap(decisions);
    }

    private void count(ScoredFeedback feedback) {
        records++;
        if (feedback.score() instanceof Score.NotScored unread) {
            notScored++;
            foreign += unread.reason() == Score.Reason.LANGUAGE ? 1 : 0;
        }
    }

    private void keep(List<Output> outputs) {
        for (Output output : outputs) {
            switch (output) {
                case Output.AlertChanged changed -> alerts.add(changed.alert());
                case Output.LevelClosed closed -> levels.add(closed.level());
                case Output.VerdictGiven given -> verdicts.add(given.verdict());
                case Output.AuthorForgotten forgotten -> alerts.replaceAll(forgotten::applied);
            }
        }
    }
}
