package io.bellwether.faults;

import io.bellwether.feedback.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every record that was sent is either journalled or a dead letter, and a dead letter once; and
 * nothing else is a dead letter.
 */
final class JournalledOrSetAside implements Guarantee {

    @Override
    public String promise() {
        return "every record is journalled or set aside, once, and never both";
    }

    @Override
    public List<String> breaches(Observed observed) {
        Map<Pointer, Integer> journalled = new HashMap<>();
        observed.journal().forEach(entry -> journalled.merge(entry.source(), 1, Integer::sum));
        Map<Pointer, Integer> letters = new HashMap<>();
        observed.deadLetters().forEach(place -> letters.merge(place, 1, Integer::sum));
        List<String> breaches = new ArrayList<>();
        Set<Pointer> places = new HashSet<>();
        for (Sent sent : observed.sent()) {
            places.add(sent.at());
            int entries = journalled.getOrDefault(sent.at(), 0);
            int asides = letters.getOrDefault(sent.at(), 0);
            if (entries != (sent.isValid() ? 1 : 0) || asides != (sent.isValid() ? 0 : 1)) {
                breaches.add(
                        (sent.isValid() ? "valid " : "bad ")
                                + sent.at()
                                + " is journalled "
                                + entries
                                + " times and set aside "
                                + asides
                                + " times");
            }
        }
        letters.forEach(
                (place, times) -> {
                    if (!places.contains(place)) {
                        breaches.add(place + " is set aside, and nobody sent it");
                    }
                });
        return breaches;
    }
}
