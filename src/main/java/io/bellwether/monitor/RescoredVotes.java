package io.bellwether.monitor;

import io.bellwether.alert.StaffFloor;
import io.bellwether.detection.Rescoring;
import io.bellwether.detection.Vote;
import io.bellwether.feedback.Asset;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import io.bellwether.theme.ThemeLog;
import io.bellwether.window.Reading;
import io.bellwether.window.ReorderBuffer;
import io.bellwether.window.VoteRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * The records of the last weeks as another scorer scores them. They become votes by the same rule
 * as others, with a memory of its own. They come in the order of event time, give or take the
 * allowed lateness; what comes later than that is left out. Not safe for several threads.
 */
final class RescoredVotes {

    private final String scorerId;
    private final ReorderBuffer held;
    private final VoteRule rule;
    private final Rescoring scores;
    private final ThemeLog themes;
    private Instant newest;

    /** What lies before it was read; what the rule remembers has to last from there on. */
    private Instant readUntil;

    /** Votes from here on will come again, as votes of the monitor. */
    private Instant themesUntil = Instant.MAX;

    private RescoredVotes(
            String scorerId,
            ReorderBuffer held,
            VoteRule rule,
            Rescoring scores,
            ThemeLog themes,
            Instant newest,
            Instant readUntil) {
        this.scorerId = scorerId;
        this.held = held;
        this.rule = rule;
        this.scores = scores;
        this.themes = themes;
        this.newest = newest;
        this.readUntil = readUntil;
    }

    RescoredVotes(String scorerId, Asset asset, Duration authorWindow) {
        this(
                scorerId,
                new ReorderBuffer(),
                new VoteRule(authorWindow),
                new Rescoring(),
                new ThemeLog(asset, StaffFloor.themeAuthors(asset)),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    String scorerId() {
        return scorerId;
    }

    /**
     * One more.
     *
     * @param at what the monitor has read up to: what it holds itself will come again
     */
    void add(ScoredFeedback feedback, Instant at, MonitorSettings settings) {
        if (feedback.eventTime().isBefore(newest.minus(settings.lateness()))) {
            return;
        }
        held.add(feedback);
        newest = newest.isBefore(feedback.eventTime()) ? feedback.eventTime() : newest;
        Instant complete = newest.minus(settings.lateness());
        Instant end = complete.isBefore(at) ? complete : at;
        readBefore(end, settings);
        readUntil = readUntil.isBefore(end) ? end : readUntil;
    }

    /** Lets go of records of authors with those marks. */
    void forgetHeld(LongPredicate those) {
        held.forgetAuthors(those);
    }

    /** Forgets people with those marks. */
    void forgetPeople(LongPredicate those) {
        rule.forgetAuthors(those, readUntil);
        themes.forgetPeople(those);
    }

    /**
     * All of them.
     *
     * @param at what the monitor has read up to
     */
    Again finish(Instant at, MonitorSettings settings) {
        themesUntil = at;
        readBefore(Instant.MAX, settings);
        return new Again(scores, themes);
    }

    private void readBefore(Instant end, MonitorSettings settings) {
        rule.changeAuthorWindow(settings.authorWindow());
        ScoredFeedback next = held.pollBefore(end);
        while (next != null) {
            Reading reading = rule.read(next, settings.isOnePerPerson(next.source()));
            Optional<Vote> vote = Votes.of(next, reading);
            if (vote.isPresent() && vote.get().text().isPresent()) {
                add(next, vote.get().text().getAsDouble(), settings);
            }
            next = held.pollBefore(end);
        }
    }

    private void add(ScoredFeedback vote, double level, MonitorSettings settings) {
        scores.add(vote.eventTime(), level);
        if (vote.eventTime().isBefore(themesUntil)) {
            themes.add(vote.eventTime(), vote.themes(), level, Votes.person(vote, settings));
        }
    }

    void writeTo(StateWriter state) {
        state.putString(scorerId).putInstant(newest).putInstant(readUntil);
        held.writeTo(state);
        rule.writeTo(state, readUntil);
        scores.writeTo(state);
        themes.writeTo(state);
    }

    static RescoredVotes restore(Asset asset, MonitorSettings settings, StateReader state) {
        String scorerId = state.getString();
        Instant newest = state.getInstant();
        Instant readUntil = state.getInstant();
        ReorderBuffer held = ReorderBuffer.restore(state);
        VoteRule rule = VoteRule.restore(settings.authorWindow(), state);
        Rescoring scores = Rescoring.restore(state);
        ThemeLog themes = ThemeLog.restore(asset, StaffFloor.themeAuthors(asset), state);
        return new RescoredVotes(scorerId, held, rule, scores, themes, newest, readUntil);
    }

    /** The votes as the new scorer has them, by hour, and what they were about. */
    record Again(Rescoring scores, ThemeLog themes) {}
}
