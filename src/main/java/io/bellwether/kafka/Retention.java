package io.bellwether.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;

/**
 * When a topic lets go of a record, as its settings on the broker say.
 *
 * @param isDeleted whether records are deleted by age
 * @param isCompacted whether a record goes when a later one has its key
 * @param age after which records are deleted; empty for never
 * @param segment how much younger than the others in its file a record may be
 * @param compaction after which a record that has a successor is gone; empty for no bound
 * @param marker how long a deletion itself is kept
 */
public record Retention(
        boolean isDeleted,
        boolean isCompacted,
        Optional<Duration> age,
        Duration segment,
        Optional<Duration> compaction,
        Duration marker) {

    /** For the broker's own rounds, which are some minutes apart by default. */
    private static final Duration ROUND = Duration.ofMinutes(10);

    /** Longer than any broker runs: what a setting means by "never". */
    private static final Duration NEVER = Duration.ofDays(365_000);

    /** What holds for {@code topics}, which are there. Blocks. */
    public static Map<String, Retention> of(Admin admin, Collection<String> topics) {
        List<ConfigResource> resources =
                topics.stream()
                        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                        .toList();
        Map<String, Retention> found = new TreeMap<>();
        Futures.get(admin.describeConfigs(resources).all())
                .forEach((resource, config) -> found.put(resource.name(), of(config)));
        return found;
    }

    private static Retention of(Config config) {
        String policy = config.get("cleanup.policy").value();
        return new Retention(
                policy.contains("delete"),
                policy.contains("compact"),
                finite(config, "retention.ms"),
                finite(config, "segment.ms").orElse(Duration.ZERO),
                finite(config, "max.compaction.lag.ms"),
                finite(config, "delete.retention.ms").orElse(Duration.ZERO));
    }

    private static Optional<Duration> finite(Config config, String name) {
        Duration value = Duration.ofMillis(Long.parseLong(config.get(name).value()));
        return Optional.of(value).filter(it -> !it.isNegative() && it.compareTo(NEVER) < 0);
    }

    /** By when a record written at {@code newest} is deleted by its age; empty for never. */
    public Optional<Instant> deletedBy(Instant newest) {
        return isDeleted
                ? age.map(kept -> newest.plus(kept).plus(segment).plus(ROUND))
                : Optional.empty();
    }

    /**
     * By when a record is gone whose key was written again at {@code since}; empty for no bound.
     */
    public Optional<Instant> replacedBy(Instant since) {
        return isCompacted ? compaction.map(lag -> since.plus(lag).plus(ROUND)) : Optional.empty();
    }

    /**
     * As {@link #replacedBy}, in a topic in which little is written: a file is closed when
     * something is, and what is in an open one stays. Empty too where that comes too soon to close
     * it.
     *
     * @param again how long after {@code since} the same key is written once more
     */
    public Optional<Instant> replacedBy(Instant since, Duration again) {
        boolean isClosed =
                compaction.filter(lag -> lag.compareTo(again) <= 0).isPresent()
                        || segment.compareTo(again) <= 0;
        return isClosed
                ? replacedBy(since).map(gone -> later(gone, since.plus(again).plus(ROUND)))
                : Optional.empty();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** As {@link #replacedBy}, where what was written is a deletion, which then goes as well. */
    public Optional<Instant> erasedBy(Instant since) {
        return replacedBy(since).map(gone -> gone.plus(marker).plus(ROUND));
    }
}
