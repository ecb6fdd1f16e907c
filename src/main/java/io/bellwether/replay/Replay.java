package io.bellwether.replay;

import io.bellwether.alert.Alert;
import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.Level;
import io.bellwether.monitor.Monitor;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.monitor.Output;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Drives the monitors over a past. It has no way to reach a live topic: it takes values and gives
 * values. Not safe for several threads.
 */
public final class Replay {

    /** A sorted past comes from one partition, wherever its records lay. */
    private static final String WHOLE = "history";

    private final Map<Asset, Monitor> monitors = new EnumMap<>(Asset.class);
    private final Map<Asset, List<Alert>> alerts = new EnumMap<>(Asset.class);
    private final Map<Asset, List<Level>> levels = new EnumMap<>(Asset.class);
    private final Map<Asset, Tally> tallies = new EnumMap<>(Asset.class);
    private final boolean keepsOwnSettings;

    private Replay(Function<Asset, MonitorSettings> settings, boolean keepsOwnSettings) {
        this.keepsOwnSettings = keepsOwnSettings;
        for (Asset asset : Asset.values()) {
            monitors.put(asset, new Monitor(asset, settings.apply(asset)));
            alerts.put(asset, new ArrayList<>());
            levels.put(asset, new ArrayList<>());
            tallies.put(asset, new Tally());
        }
    }

    /** A replay under these settings, whatever settings the history itself tells of. */
    public static Replay under(Function<Asset, MonitorSettings> settings) {
        return new Replay(settings, true);
    }

    /**
     * A replay that begins with these settings and follows the changes that the journal tells of.
     */
    public static Replay following(Function<Asset, MonitorSettings> settings) {
        return new Replay(settings, false);
    }

    /** Replays a history that is known whole: nothing in it is late. */
    public Past history(History history) {
        history.decisions().forEach(this::decide);
        for (ScoredFeedback feedback : history.feedback()) {
            ScoredFeedback inOrder = feedback.of(WHOLE);
            entry(feedback.asset(), new Input.Scored(inOrder), feedback.eventTime());
        }
        for (Asset asset : Asset.values()) {
            keep(asset, monitor(asset).finish());
        }
        return found();
    }

    private void decide(Decision decision) {
        for (Asset asset : Asset.values()) {
            entry(asset, new Input.DecisionMade(decision), decision.effectiveAt());
        }
    }

    /** Replays one journal entry of one asset, in the order of its journal. */
    public void entry(Asset asset, Input input, Instant writtenAt) {
        if (keepsOwnSettings && input instanceof Input.SettingsChanged) {
            return;
        }
        if (input instanceof Input.Scored scored) {
            tally(asset).count(scored.feedback());
        }
        keep(asset, monitor(asset).accept(input, writtenAt));
    }

    /** What was found so far; what a monitor still holds back is not read. */
    public Past found() {
        List<AssetPast> assets = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            assets.add(
                    new AssetPast(
                            asset,
                            tally(asset).records,
                            tally(asset).notScored,
                            tally(asset).foreign,
                            monitor(asset).phase(),
                            of(alerts, asset),
                            of(levels, asset)));
        }
        return new Past(assets);
    }

    private void keep(Asset asset, List<Output> outputs) {
        for (Output output : outputs) {
            switch (output) {
                case Output.AlertChanged changed -> of(alerts, asset).add(changed.alert());
                case Output.LevelClosed closed -> of(levels, asset).add(closed.level());
            }
        }
    }

    private Monitor monitor(Asset asset) {
        return of(monitors, asset);
    }

    private Tally tally(Asset asset) {
        return of(tallies, asset);
    }

    private static <T> T of(Map<Asset, T> map, Asset asset) {
        T value = map.get(asset);
        if (value == null) {
            throw new IllegalStateException("every asset has a monitor, but not " + asset);
        }
        return value;
    }

    /** What was read of one asset. */
    private static final class Tally {
        private long records;
        private long notScored;
        private long foreign;

        void count(ScoredFeedback feedback) {
            records++;
            if (feedback.score() instanceof Score.NotScored unread) {
                notScored++;
                foreign += unread.reason() == Score.Reason.LANGUAGE ? 1 : 0;
            }
        }
    }
}
