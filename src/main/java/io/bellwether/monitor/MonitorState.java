package io.bellwether.monitor;

import io.bellwether.alert.AlertLifecycle;
import io.bellwether.alert.Evidence;
import io.bellwether.alert.QuotedAlerts;
import io.bellwether.alert.StaffFloor;
import io.bellwether.decision.DecisionLog;
import io.bellwether.detection.AssetDetector;
import io.bellwether.feedback.Asset;
import io.bellwether.hypothesis.Hypotheses;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import io.bellwether.theme.ThemeLog;
import io.bellwether.window.ReorderBuffer;
import io.bellwether.window.VoteRule;
import io.bellwether.window.Watermark;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that a monitor knows, as the parts that know it, in the order in which they are written. What
 * works on the parts keeps nothing of its own. Not safe for several threads.
 *
 * @param asset which is watched
 * @param settings by which
 * @param watermark up to when everything has come
 * @param held what came and is not read yet
 * @param voteRule who has a vote
 * @param detector what is usual, and whether this still is
 * @param evidence who can be quoted
 * @param alerts the course of the alert
 * @param decisions what was decided
 * @param block hours that may not be shown yet
 * @param campaigns what copies and new people have to do with it
 * @param scorers who scores
 * @param hypotheses what was claimed beforehand
 * @param themes what people spoke of
 * @param quoted which alerts quote whom
 * @param erasures who asked to be forgotten
 * @param staff who waits for five people; null for the other assets, of whom nothing waits
 * @param notes the few words beside all that
 */
record MonitorState(
        Asset asset,
        SettingsInForce settings,
        Watermark watermark,
        ReorderBuffer held,
        VoteRule voteRule,
        AssetDetector detector,
        Evidence evidence,
        AlertLifecycle alerts,
        DecisionLog decisions,
        LevelBlock block,
        CampaignWatch campaigns,
        ScorerChange scorers,
        Hypotheses hypotheses,
        ThemeLog themes,
        QuotedAlerts quoted,
        Erasures erasures,
        @Nullable StaffDesk staff,
        MonitorNotes notes) {

    /** Of an asset of which nothing was heard yet. */
    static MonitorState begin(Asset asset, MonitorSettings settings) {
        return new MonitorState(
                asset,
                new SettingsInForce(settings),
                new Watermark(settings.lateness()),
                new ReorderBuffer(),
                new VoteRule(settings.authorWindow()),
                new AssetDetector(settings.detector()),
                new Evidence(),
                new AlertLifecycle(asset),
                new DecisionLog(),
                new LevelBlock(asset),
                new CampaignWatch(asset),
                new ScorerChange(),
                new Hypotheses(asset),
                new ThemeLog(asset, StaffFloor.themeAuthors(asset)),
                new QuotedAlerts(),
                new Erasures(),
                asset == Asset.STAFF ? new StaffDesk() : null,
                new MonitorNotes());
    }

    /** Event time up to which everything was read: never the wall clock. */
    Instant now() {
        return watermark.value().isAfter(Instant.MIN) ? watermark.value() : Instant.EPOCH;
    }

    void writeTo(StateWriter state) {
        MonitorSettingsState.put(state, settings.value());
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
        notes.writeTo(state);
    }

    static MonitorState restore(Asset asset, StateReader state) {
        MonitorSettings settings = MonitorSettingsState.get(state);
        return new MonitorState(
                asset,
                new SettingsInForce(settings),
                Watermark.restore(settings.lateness(), state),
                ReorderBuffer.restore(state),
                VoteRule.restore(settings.authorWindow(), state),
                AssetDetector.restore(settings.detector(), state),
                Evidence.restore(state),
                AlertLifecycle.restore(asset, state),
                DecisionLog.restore(state),
                LevelBlock.restore(asset, state),
                CampaignWatch.restore(asset, state),
                ScorerChange.restore(asset, settings, state),
                Hypotheses.restore(asset, state),
                ThemeLog.restore(asset, StaffFloor.themeAuthors(asset), state),
                QuotedAlerts.restore(asset, state),
                Erasures.restore(state),
                asset == Asset.STAFF ? StaffDesk.restore(state) : null,
                MonitorNotes.restore(state));
    }
}
