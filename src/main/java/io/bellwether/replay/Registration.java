package io.bellwether.replay;

import io.bellwether.feedback.Asset;
import io.bellwether.hypothesis.Hypothesis;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * A hypothesis and its place in a past: what had been said when it was registered.
 *
 * @param from of every asset the event time, included, from which on it is known
 */
public record Registration(Hypothesis hypothesis, Map<Asset, Instant> from) {

    public Registration {
        from = Map.copyOf(from);
    }

    /** One whose past is known by event time alone: what is said from its registration on. */
    static Registration of(Hypothesis hypothesis) {
        Map<Asset, Instant> from = new EnumMap<>(Asset.class);
        for (Asset asset : Asset.values()) {
            from.put(asset, hypothesis.registeredAt());
        }
        return new Registration(hypothesis, from);
    }

    /** Whether it was known when {@code asset} said something at {@code eventTime}. */
    boolean isKnown(Asset asset, Instant eventTime) {
        return !from.getOrDefault(asset, Instant.MAX).isAfter(eventTime);
    }
}
