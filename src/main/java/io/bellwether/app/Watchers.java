package io.bellwether.app;

import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.Monitor;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.monitor.Output;
import io.bellwether.monitor.Status;
import io.bellwether.pipeline.MonitorFactory;
import io.bellwether.pipeline.MonitorPort;
import java.time.Instant;
import java.util.List;

/**
 * Makes monitors for the pipeline. A fresh one has the defaults: what the configuration says
 * reaches it through the journal, like everything else, so that a replay of the journal needs no
 * configuration.
 */
final class Watchers implements MonitorFactory {

    @Override
    public MonitorPort fresh(Asset asset) {
        return new Watcher(new Monitor(asset, MonitorSettings.defaults()));
    }

    @Override
    public MonitorPort restore(Asset asset, byte[] state) {
        return new Watcher(Monitor.restore(asset, state));
    }

    private record Watcher(Monitor monitor) implements MonitorPort {

        @Override
        public List<Output> accept(Input input, Instant writtenAt) {
            return monitor.accept(input, writtenAt);
        }

        @Override
        public Status status() {
            return monitor.status();
        }

        @Override
        public byte[] snapshot() {
            return monitor.snapshot();
        }
    }
}
