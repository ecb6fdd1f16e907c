package io.bellwether.metrics;

import io.bellwether.alert.AlertState;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Output;
import io.bellwether.monitor.Status;
import io.bellwether.pipeline.MonitorListener;
import io.bellwether.pipeline.MonitorNews;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What the monitors of this process tell, once it is committed. The gauges of an asset are there
 * while it is watched here and gone when another member watches it, so that nothing old is shown
 * for new. Written by one thread at a time, read by any.
 */
public final class MonitorMeters implements MonitorListener {

    private final Meters meters;
    private final InstantSource clock;
    private final Map<Asset, AssetCounters> counters = new EnumMap<>(Asset.class);
    private final Map<Asset, AssetGauges> gauges = new EnumMap<>(Asset.class);

    /**
     * @param clock what watermarks are held against
     */
    public MonitorMeters(Meters meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
        for (Asset asset : Asset.values()) {
            counters.put(asset, new AssetCounters(meters, asset));
        }
    }

    @Override
    public synchronized void restored(Asset asset) {
        counters(asset).restored();
    }

    @Override
    public synchronized void committed(MonitorNews news) {
        keep(news.statuses().keySet());
        for (Map.Entry<Asset, Status> each : news.statuses().entrySet()) {
            gauges.computeIfAbsent(each.getKey(), asset -> new AssetGauges(meters, asset, clock))
                    .stands(each.getValue());
        }
        news.said().forEach(this::said);
        news.saved().forEach(this::saved);
    }

    @Override
    public synchronized void ended() {
        keep(Set.of());
    }

    private void keep(Set<Asset> watched) {
        for (Asset asset : EnumSet.allOf(Asset.class)) {
            AssetGauges gone = watched.contains(asset) ? null : gauges.remove(asset);
            if (gone != null) {
                gone.remove();
            }
        }
    }

    private void said(Output output) {
        switch (output) {
            case Output.LevelClosed closed -> {
                counters(closed.level().asset()).closed(closed.level());
                AssetGauges shown = gauges.get(closed.level().asset());
                if (shown != null) {
                    shown.closed(closed.level());
                }
            }
            case Output.AlertChanged changed -> {
                if (changed.alert().state() == AlertState.OPEN) {
                    counters(changed.alert().asset()).raised(changed.alert().severity());
                }
            }
            case Output.VerdictGiven given -> {}
            case Output.AuthorForgotten forgotten -> {}
        }
    }

    private void saved(Asset asset, int bytes) {
        counters(asset).saved();
        AssetGauges shown = gauges.get(asset);
        if (shown != null) {
            shown.saved(bytes);
        }
    }

    private AssetCounters counters(Asset asset) {
        AssetCounters found = counters.get(asset);
        if (found == null) {
            throw new IllegalStateException("every asset has counters, but not " + asset);
        }
        return found;
    }
}
