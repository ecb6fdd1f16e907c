package io.bellwether.replay;

import io.bellwether.alert.Alert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which alerts two replays of one past have in common.
 *
 * <p>Two alerts are the same one when they are of the same asset and the times from onset to
 * resolution overlap; one that is open goes on for ever. Each is paired with one at most, those
 * that were raised nearest to each other first. Swapping the sides swaps the result.
 *
 * @param both pairs, by when the first was raised
 * @param onlyFirst alerts of the first replay alone, by when they were raised
 * @param onlySecond alerts of the second replay alone, by when they were raised
 */
public record AlertComparison(
        List<Pair> both, List<AlertSpan> onlyFirst, List<AlertSpan> onlySecond) {

    private static final Comparator<AlertSpan> BY_TIME =
            Comparator.comparing(AlertSpan::raisedAt)
                    .thenComparing(AlertSpan::asset)
                    .thenComparing(AlertSpan::alertId);

    /** Nothing in it tells the sides apart, so that it is the same when they are swapped. */
    private static final Comparator<Pair> NEAREST =
            Comparator.comparing(Pair::distance)
                    .thenComparing(Pair::earlier, BY_TIME)
                    .thenComparing(Pair::later, BY_TIME);

    public AlertComparison {
        both = List.copyOf(both);
        onlyFirst = List.copyOf(onlyFirst);
        onlySecond = List.copyOf(onlySecond);
    }

    /**
     * One alert as two replays have it, each by its last record.
     *
     * @param first what the first replay has
     * @param second what the second one has
     */
    public record Pair(AlertSpan first, AlertSpan second) {

        /** How much later the second replay raised it; negative when it was earlier. */
        public Duration delay() {
            return Duration.between(first.raisedAt(), second.raisedAt());
        }

        private Duration distance() {
            return delay().abs();
        }

        private AlertSpan earlier() {
            return BY_TIME.compare(first, second) <= 0 ? first : second;
        }

        private AlertSpan later() {
            return BY_TIME.compare(first, second) <= 0 ? second : first;
        }
    }

    /**
     * Compares the alerts of two replays.
     *
     * @param first alert records of the first one, those of an alert in their order
     * @param second those of the second one
     */
    public static AlertComparison of(List<Alert> first, List<Alert> second) {
        return ofSpans(last(first), last(second));
    }

    /** As {@link #of}, of alerts that each stand there once. */
    static AlertComparison ofSpans(List<AlertSpan> first, List<AlertSpan> second) {
        List<AlertSpan> onlyFirst = new ArrayList<>(first);
        List<AlertSpan> onlySecond = new ArrayList<>(second);
        onlyFirst.sort(BY_TIME);
        onlySecond.sort(BY_TIME);
        List<Pair> both = new ArrayList<>();
        for (Pair pair : candidates(onlyFirst, onlySecond)) {
            if (onlyFirst.contains(pair.first) && onlySecond.contains(pair.second)) {
                both.add(pair);
                onlyFirst.remove(pair.first);
                onlySecond.remove(pair.second);
            }
        }
        both.sort(Comparator.comparing(Pair::first, BY_TIME));
        return new AlertComparison(both, onlyFirst, onlySecond);
    }

    /** Each alert by its last record. */
    private static List<AlertSpan> last(List<Alert> records) {
        Map<String, AlertSpan> byId = new LinkedHashMap<>();
        records.forEach(alert -> byId.put(alert.alertId(), AlertSpan.of(alert)));
        return List.copyOf(byId.values());
    }

    /** Every pair that could be one alert, the nearest first. */
    private static List<Pair> candidates(List<AlertSpan> first, List<AlertSpan> second) {
        List<Pair> candidates = new ArrayList<>();
        for (AlertSpan one : first) {
            for (AlertSpan other : second) {
                if (one.asset() == other.asset() && one.overlaps(other)) {
                    candidates.add(new Pair(one, other));
                }
            }
        }
        candidates.sort(NEAREST);
        return candidates;
    }
}
