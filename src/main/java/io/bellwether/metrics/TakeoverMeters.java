package io.bellwether.metrics;

import io.bellwether.feedback.Asset;
import io.micrometer.core.instrument.Gauge;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How far this member is with scoring the past again. Safe for several threads. */
public final class TakeoverMeters {

    private final Meters meters;
    private final Map<Asset, Under> underWay = new EnumMap<>(Asset.class);

    private record Under(AtomicLong done, List<Gauge> gauges) {}

    public TakeoverMeters(Meters meters) {
        this.meters = meters;
    }

    /** So many records of {@code asset} are to be scored again. */
    public synchronized void begun(Asset asset, long records) {
        over(asset);
        AtomicLong done = new AtomicLong();
        List<Gauge> gauges =
                List.of(
                        meters.gauge(Metric.TAKEOVER_RECORDS, () -> records, asset.label()),
                        meters.gauge(Metric.TAKEOVER_DONE, done::get, asset.label()));
        underWay.put(asset, new Under(done, gauges));
    }

    /** So many more were read. */
    public synchronized void read(Asset asset, long records) {
        Under under = underWay.get(asset);
        if (under != null) {
            under.done.addAndGet(records);
        }
    }

    /** It is done, or another member leads from here on. */
    public synchronized void over(Asset asset) {
        Under under = underWay.remove(asset);
        if (under != null) {
            meters.remove(under.gauges);
        }
    }
}
