package io.bellwether.faults;

import io.bellwether.faults.Observed.Journalled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every valid record is in the journal once: under its id, as made of the place it lay at. */
final class ExactlyOnceJournal implements Guarantee {

    @Override
    public String promise() {
        return "every valid record is in the journal exactly once";
    }

    @Override
    public List<String> breaches(Observed observed) {
        Map<String, Integer> expected = new TreeMap<>();
        for (Sent sent : observed.sent()) {
            if (sent.isValid()) {
                expected.merge(sent.at() + " " + sent.id(), 1, Integer::sum);
            }
        }
        Map<String, Integer> found = new TreeMap<>();
        for (Journalled entry : observed.journal()) {
            found.merge(entry.source() + " " + entry.feedback().id(), 1, Integer::sum);
        }
        List<String> breaches = new ArrayList<>(differences(expected, found));
        if (expected.isEmpty()) {
            breaches.add("no valid record was sent, which proves nothing");
        }
        return breaches;
    }

    private static List<String> differences(
            Map<String, Integer> expected, Map<String, Integer> found) {
        List<String> differences = new ArrayList<>();
        expected.forEach(
                (key, count) -> {
                    int times = found.getOrDefault(key, 0);
                    if (times != count) {
                        differences.add(key + " is there " + times + " times, not " + count);
                    }
                });
        found.forEach(
                (key, times) -> {
                    if (!expected.containsKey(key)) {
                        differences.add(key + " is there " + times + " times, not 0");
                    }
                });
        return differences;
    }
}
