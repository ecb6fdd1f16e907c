package io.bellwether.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All guarantees of the service, to be held against what was observed. */
final class Guarantees {

    private static final int TOLD = 5;

    private final List<Guarantee> guarantees;

    private Guarantees(List<Guarantee> guarantees) {
        this.guarantees = List.copyOf(guarantees);
    }

    /** Those that hold whatever the input, and whenever it came. */
    static Guarantees always() {
        return new Guarantees(
                List.of(
                        new ExactlyOnceJournal(),
                        new SourceOrder(),
                        new JournalledOrSetAside(),
                        new WholeJournalRead(),
                        new ExactlyOnceAlerts(),
                        new ExactlyOnceLevels(),
                        new StateOfTheJournal()));
    }

    /** With one more. */
    Guarantees and(Guarantee more) {
        List<Guarantee> all = new ArrayList<>(guarantees);
        all.add(more);
        return new Guarantees(all);
    }

    /** The breaches of every guarantee that does not hold, by its promise. */
    Map<String, List<String>> breaches(Observed observed) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (Guarantee guarantee : guarantees) {
            List<String> breaches = guarantee.breaches(observed);
            if (!breaches.isEmpty()) {
                found.put(guarantee.promise(), breaches);
            }
        }
        return found;
    }

    /**
     * Holds all of them against {@code observed}.
     *
     * @throws AssertionError with the first few breaches of each
     */
    void hold(Observed observed) {
        Map<String, List<String>> found = breaches(observed);
        if (found.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder("broken promises:");
        found.forEach(
                (promise, breaches) -> {
                    text.append("\n  ").append(promise);
                    text.append(" - but not in ").append(breaches.size()).append(" cases:");
                    breaches.stream().limit(TOLD).forEach(b -> text.append("\n    ").append(b));
                });
        throw new AssertionError(text.toString());
    }
}
