package io.bellwether.faults;

import io.bellwether.faults.Observed.Journalled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every valid record is in the journal once: by the place it lay at, and by its id. */
final class ExactlyOnceJournal implements Guarantee {

    @Override
    public String promise() {
        return "every valid record is in the journal exactly once";
    }

    @Override
    public List<String> breaches(Observed observed) {
        Map<String, Integer> expectedPlaces = new TreeMap<>();
        Map<String, Integer> expectedIds = new TreeMap<>();
        for (Sent sent : observed.sent()) {
            if (sent.isValid()) {
                expectedPlaces.merge(sent.at().toString(), 1, Integer::sum);
                expectedIds.merge(sent.at().topic() + " " + sent.id(), 1, Integer::sum);
            }
        }
        Map<String, Integer> places = new TreeMap<>();
        Map<String, Integer> ids = new TreeMap<>();
        for (Journalled entry : observed.journal()) {
            places.merge(entry.source().toString(), 1, Integer::sum);
            String topic = entry.source().topic();
            ids.merge(topic + " " + entry.feedback().id(), 1, Integer::sum);
        }
        List<String> breaches = new ArrayList<>(differences(expectedPlaces, places));
        breaches.addAll(differences(expectedIds, ids));
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
