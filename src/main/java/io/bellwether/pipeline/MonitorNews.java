package io.bellwether.pipeline;

import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Output;
import io.bellwether.monitor.Status;
import java.util.List;
import java.util.Map;

/**
 * What one batch made of the monitors of a session.
 *
 * @param said what they said, in order
 * @param statuses how each asset stands that is watched here from now on; no others are
 * @param saved bytes of the snapshots that were taken
 */
public record MonitorNews(
        List<Output> said, Map<Asset, Status> statuses, Map<Asset, Integer> saved) {

    public MonitorNews {
        said = List.copyOf(said);
        statuses = Map.copyOf(statuses);
        saved = Map.copyOf(saved);
    }
}
