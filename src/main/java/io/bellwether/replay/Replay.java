package io.bellwether.replay;

import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Drives the monitors over a past. It has no way to reach a live topic: it takes values and gives
 * values. Each asset may be driven by a thread of its own; nothing else is safe for several.
 */
public final class Replay {

    /** A sorted past comes from one partition, wherever its records lay. */
    private static final String WHOLE = "history";

    private final Map<Asset, AssetReplay> assets = new EnumMap<>(Asset.class);

    private Replay(Function<Asset, MonitorSettings> settings, boolean keepsOwnSettings) {
        for (Asset asset : Asset.values()) {
            assets.put(asset, new AssetReplay(asset, settings.apply(asset), keepsOwnSettings));
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

    /**
     * Replays a history that is known whole: nothing in it is late. A hypothesis is registered at
     * its place in it, as the service would have heard of it.
     */
    public Past history(History history) {
        return history(history, Instant.MAX);
    }

    /**
     * As {@link #history(History)}, of a history that is a part of one.
     *
     * @param end before which it ends; a window that ends later gets no verdict
     */
    public Past history(History history, Instant end) {
        history.decisions().forEach(this::decide);
        assets.values().forEach(asset -> asset.expect(history.hypotheses()));
        for (ScoredFeedback feedback : history.feedback()) {
            asset(feedback.asset()).say(feedback.of(WHOLE));
        }
        assets.values().forEach(asset -> asset.finish(end));
        return found();
    }

    private void decide(Decision decision) {
        Input made = new Input.DecisionMade(decision);
        assets.values().forEach(asset -> asset.take(made, decision.effectiveAt()));
    }

    /** The replay of {@code asset} alone, which takes its journal. */
    public AssetReplay asset(Asset asset) {
        AssetReplay found = assets.get(asset);
        if (found == null) {
            throw new IllegalStateException("every asset has a monitor, but not " + asset);
        }
        return found;
    }

    /** Replays one journal entry of one asset, in the order of its journal. */
    public void entry(Asset asset, Input input, Instant writtenAt) {
        asset(asset).take(input, writtenAt);
    }

    /** What was found so far; what a monitor still holds back is not read. */
    public Past found() {
        // Each asset's journal holds a copy of every decision.
        TreeMap<String, Decision> decisions = new TreeMap<>();
        assets.values().forEach(asset -> decisions.putAll(asset.decisions()));
        return new Past(
                assets.values().stream().map(AssetReplay::found).toList(),
                List.copyOf(decisions.values()));
    }
}
