package io.bellwether.report;

import io.bellwether.html.PublicAlert;
import io.bellwether.html.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All records of one alert.
 *
 * @param records at least one, in the order of their numbers
 */
record AlertStory(List<PublicAlert> records) {

    AlertStory {
        records = List.copyOf(records);
    }

    /**
     * One story for each alert that {@code records} tell of, by the time at which it was raised.
     */
    static List<AlertStory> of(List<PublicAlert> records) {
        Map<String, List<PublicAlert>> byId = new LinkedHashMap<>();
        records.forEach(each -> byId.computeIfAbsent(each.id(), id -> new ArrayList<>()).add(each));
        return byId.values().stream().map(AlertStory::new).toList();
    }

    /** The record that tells its present state. */
    PublicAlert last() {
        return records.getLast();
    }

    /** The last record that quotes anybody, or did; the last one where none does. */
    PublicAlert quoting() {
        return records.reversed().stream()
                .filter(PublicAlert::hasQuoted)
                .findFirst()
                .orElse(last());
    }

    /** The record that tells how bad it was: the last before its end, if it ended. */
    PublicAlert worst() {
        return records.reversed().stream()
                .filter(each -> !each.isResolved())
                .findFirst()
                .orElse(last());
    }

    /**
     * From the onset to the end.
     *
     * @param end where an open alert ends here
     */
    Stretch stretch(Instant end) {
        Instant onset = last().onset();
        Instant to = last().resolvedAtOr(end);
        return new Stretch(onset, to.isBefore(onset) ? onset : to);
    }
}
