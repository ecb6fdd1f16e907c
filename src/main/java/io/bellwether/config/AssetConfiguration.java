package io.bellwether.config;

import io.bellwether.codec.FieldMapping;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.MonitorSettings;
import java.util.List;

/**
 * What is chosen for one asset.
 *
 * @param asset which
 * @param topics where its feedback lies; at least one, and none of another asset
 * @param mapping where the fields lie in those topics
 * @param monitor how it is watched
 */
public record AssetConfiguration(
        Asset asset, List<String> topics, FieldMapping mapping, MonitorSettings monitor) {

    public AssetConfiguration {
        topics = List.copyOf(topics);
    }
}
