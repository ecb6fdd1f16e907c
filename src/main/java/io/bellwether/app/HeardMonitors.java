package io.bellwether.app;

import io.bellwether.feedback.Asset;
import io.bellwether.metrics.MonitorMeters;
import io.bellwether.pipeline.MonitorListener;
import io.bellwether.pipeline.MonitorNews;

/** Hands what monitors tell to the meters; a restore, which may take long, is progress too. */
record HeardMonitors(MonitorMeters meters, Pulse pulse) implements MonitorListener {

    @Override
    public void restored(Asset asset) {
        pulse.moved();
        meters.restored(asset);
    }

    @Override
    public void committed(MonitorNews news) {
        meters.committed(news);
    }

    @Override
    public void ended() {
        meters.ended();
    }
}
