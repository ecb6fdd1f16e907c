package io.bellwether.retrospect;

import io.bellwether.alert.Alert;
import io.bellwether.detection.Phase;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which assets looked well while another was in alert, and so may have hidden it from those who
 * look at one number. It compares what each asset says of itself, and averages nothing.
 *
 * <p>An asset masks an alert at a moment when its latest level record up to that moment, not older
 * than {@link #FRESH}, is {@code NORMAL} or {@code WATCH} and its level is not below the band of
 * what was expected. An asset that learns, is silent, recovers or is in alert itself masks nothing.
 *
 * <p>Safe for use by several threads.
 */
public final class Divergence {

    /** How old a level may be to count as present. */
    public static final Duration FRESH = Duration.ofDays(7);

    private static final Comparator<Level> LATEST_LAST =
            Comparator.comparing(Level::to).thenComparing(Level::from);

    private final Map<Asset, NavigableMap<Instant, Level>> byAsset = new EnumMap<>(Asset.class);

    /** Looks at the level records of all assets, in any order. */
    public Divergence(Collection<Level> levels) {
        levels.stream()
                .sorted(LATEST_LAST)
                .forEach(
                        level ->
                                byAsset.computeIfAbsent(level.asset(), asset -> new TreeMap<>())
                                        .put(level.to(), level));
    }

    /** The assets that masked {@code alert} at the event time of this record. */
    public List<Asset> maskedBy(Alert alert) {
        return maskedBy(alert.asset(), alert.at());
    }

    /** The assets other than {@code asset} that looked well at {@code at}, in their own order. */
    public List<Asset> maskedBy(Asset asset, Instant at) {
        List<Asset> well = new ArrayList<>();
        for (Asset other : Asset.values()) {
            Level latest = latest(other, at);
            if (other != asset && latest != null && isWell(latest)) {
                well.add(other);
            }
        }
        return List.copyOf(well);
    }

    private @Nullable Level latest(Asset asset, Instant at) {
        NavigableMap<Instant, Level> levels = byAsset.get(asset);
        Map.Entry<Instant, Level> latest = levels == null ? null : levels.floorEntry(at);
        if (latest == null || latest.getKey().isBefore(at.minus(FRESH))) {
            return null;
        }
        return latest.getValue();
    }

    /** Comparisons with what is not known, NaN, are false. */
    private static boolean isWell(Level level) {
        boolean isCalm = level.phase() == Phase.NORMAL || level.phase() == Phase.WATCH;
        return isCalm && level.level() >= level.expected() - level.halfWidth();
    }

    /** What {@link #maskedBy(Alert)} says of the last record of each alert, by its id. */
    public Map<String, List<Asset>> maskedByLast(Collection<Alert> records) {
        TreeMap<String, Alert> last = new TreeMap<>();
        for (Alert record : records) {
            last.merge(
                    record.alertId(),
                    record,
                    (one, other) -> one.seq() > other.seq() ? one : other);
        }
        TreeMap<String, List<Asset>> masked = new TreeMap<>();
        last.forEach((id, record) -> masked.put(id, maskedBy(record)));
        return masked;
    }
}
