package io.bellwether.replay;

import io.bellwether.feedback.Asset;
import io.bellwether.hypothesis.Hypothesis;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Finds the places of hypotheses in a past whose feedback tells when it was written down, as topics
 * do: of an import, all of it may have been said long before a hypothesis and come after it. Not
 * safe for several threads.
 *
 * <p>A hypothesis comes behind the newest feedback that had been written when it was registered.
 * Before the earliest that was written afterwards was rejected: one record that comes months late
 * would move it by months.
 */
public final class Arrivals {

    private final List<Hypothesis> hypotheses;

    /** By when a hypothesis was registered: the newest event time written since the last one. */
    private final Map<Asset, NavigableMap<Instant, Instant>> newest = new EnumMap<>(Asset.class);

    /**
     * @param hypotheses those that a place is looked for, in their order
     */
    public Arrivals(Collection<Hypothesis> hypotheses) {
        this.hypotheses = List.copyOf(hypotheses);
        for (Asset asset : Asset.values()) {
            NavigableMap<Instant, Instant> none = new TreeMap<>();
            this.hypotheses.forEach(each -> none.put(each.registeredAt(), Instant.MIN));
            newest.put(asset, none);
        }
    }

    /** Feedback of {@code asset} said at {@code eventTime} was written at {@code writtenAt}. */
    public void add(Asset asset, Instant eventTime, Instant writtenAt) {
        NavigableMap<Instant, Instant> times = of(asset);
        Map.Entry<Instant, Instant> next = times.higherEntry(writtenAt);
        if (next != null && eventTime.isAfter(next.getValue())) {
            times.put(next.getKey(), eventTime);
        }
    }

    /** The places of all of them, in the order that they were given in. */
    public List<Registration> registrations() {
        return hypotheses.stream().map(this::place).toList();
    }

    private Registration place(Hypothesis hypothesis) {
        Map<Asset, Instant> from = new EnumMap<>(Asset.class);
        for (Asset asset : Asset.values()) {
            Instant said =
                    of(asset).headMap(hypothesis.registeredAt(), true).values().stream()
                            .max(Instant::compareTo)
                            .orElse(Instant.MIN);
            from.put(asset, said.plusNanos(1));
        }
        return new Registration(hypothesis, from);
    }

    private NavigableMap<Instant, Instant> of(Asset asset) {
        return newest.computeIfAbsent(asset, absent -> new TreeMap<>());
    }
}
