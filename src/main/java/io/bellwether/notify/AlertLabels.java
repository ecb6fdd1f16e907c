package io.bellwether.notify;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Alertmanager knows an alert by. It takes two alerts with the same labels for one, and one
 * whose labels change for two; so nothing stands here that changes with every record.
 *
 * @param segment {@value #WHOLE} for the asset as a whole: Alertmanager would drop an empty label
 */
record AlertLabels(String asset, String signal, String segment, String severity)
        implements Comparable<AlertLabels> {

    static final String WHOLE = "all";
    private static final String NAME = "AssetDegraded";
    private static final String SERVICE = "bellwether";

    private static final Comparator<AlertLabels> ORDER =
            Comparator.comparing(AlertLabels::asset)
                    .thenComparing(AlertLabels::segment)
                    .thenComparing(AlertLabels::signal)
                    .thenComparing(AlertLabels::severity);

    @Override
    public int compareTo(AlertLabels other) {
        return ORDER.compare(this, other);
    }

    /** All of them, by name. */
    Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        all.put("alertname", NAME);
        all.put("asset", asset);
        all.put("signal", signal);
        all.put("segment", segment);
        all.put("severity", severity);
        all.put("service", SERVICE);
        return Collections.unmodifiableMap(all);
    }
}
