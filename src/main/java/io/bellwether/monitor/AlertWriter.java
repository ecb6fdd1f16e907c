package io.bellwether.monitor;

import io.bellwether.alert.Alert;
import io.bellwether.alert.AlertLifecycle;
import io.bellwether.alert.Context;
import io.bellwether.alert.Evidence;
import io.bellwether.alert.Quote;
import io.bellwether.alert.StaffFloor;
import io.bellwether.decision.DecisionLog;
import io.bellwether.detection.AssetDetector;
import io.bellwether.detection.Change;
import io.bellwether.detection.Signal;
import io.bellwether.feedback.Asset;
import io.bellwether.theme.ThemeLog;
import io.bellwether.window.VoteRule;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes the records of an asset's alert of what its detector says and of what is known around it.
 * Not safe for several threads.
 *
 * @param asset whose alert
 * @param alerts its course so far
 * @param voteRule who voted
 * @param detector what was learned
 * @param evidence who can be quoted
 * @param mayTell whether one of them may be; asked only for what is told if so
 * @param decisions what was decided
 * @param themes what they spoke of
 * @param campaigns what copies and new people have to do with it
 */
record AlertWriter(
        Asset asset,
        AlertLifecycle alerts,
        VoteRule voteRule,
        AssetDetector detector,
        Evidence evidence,
        Predicate<Quote> mayTell,
        DecisionLog decisions,
        ThemeLog themes,
        CampaignWatch campaigns) {

    /**
     * The record of a change.
     *
     * @param deciding name of what decided it, of which the id of a new alert is made
     * @param scorerId who scored that
     */
    Alert write(Change.Raised raised, String deciding, String scorerId) {
        return alerts.raised(raised, contextOf(raised.figures()), deciding, scorerId);
    }

    /** The record of a change. */
    Alert write(Change.Revised revised) {
        return alerts.revised(revised, contextOf(revised));
    }

    /** The record of the end. */
    Alert write(Change.Cleared cleared) {
        // The level is that of the recent votes, so their people count, not the alert's.
        long people = floorAuthors(cleared.signal(), cleared.since(), cleared.at());
        return alerts.cleared(cleared, people);
    }

    private Context contextOf(Change.Revised figures) {
        Instant onset = figures.onset();
        long people = floorAuthors(figures.signal(), onset, figures.at());
        long writers = Math.min(people, voteRule.floorAuthorsOfText(onset, figures.at()));
        boolean hasQuotes = StaffFloor.allowsQuotes(asset, writers);
        return new Context(
                voteRule.authors(onset, figures.at()),
                people,
                writers,
                hasQuotes ? evidence.since(onset, mayTell) : List.of(),
                decisions.before(asset, onset),
                decisions.chanceOfPrecedence(onset),
                themes.shifts(onset),
                campaigns.beside(figures, ofOneSignal(figures.signal())));
    }

    /** A mix has the figures of the only signal there is; with two nobody knows whose. */
    private Signal ofOneSignal(Signal signal) {
        return signal == Signal.MIX && detector.model(Signal.RATING).isEmpty()
                ? Signal.TEXT
                : signal;
    }

    /** People whose votes the figures of {@code signal} rest on: a vote of another counts not. */
    private long floorAuthors(Signal signal, Instant since, Instant at) {
        return switch (signal) {
            case TEXT -> voteRule.floorAuthorsOfText(since, at);
            case RATING -> voteRule.floorAuthorsOfStars(since, at);
            case MIX -> floorAuthorsOfMix(since, at);
        };
    }

    /** A mix does not say whose figures it has: those of either signal that has learned. */
    private long floorAuthorsOfMix(Instant since, Instant at) {
        boolean canBeText = detector.model(Signal.TEXT).isPresent();
        boolean canBeStars = detector.model(Signal.RATING).isPresent();
        long ofText = floorAuthors(Signal.TEXT, since, at);
        long ofStars = floorAuthors(Signal.RATING, since, at);
        if (canBeText == canBeStars) {
            return Math.min(ofText, ofStars);
        }
        return canBeText ? ofText : ofStars;
    }
}
