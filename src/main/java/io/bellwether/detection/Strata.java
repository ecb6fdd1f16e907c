package io.bellwether.detection;

import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Gives each kind of voice a number. The first fifteen get one of their own, in the order in which
 * they are heard; the others share the last. A number becomes free when nobody of its kind has been
 * heard for as long as days are kept. Not safe for several threads.
 */
final class Strata {

    static final int COUNT = 16;

    private static final int OTHER = COUNT - 1;

    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    /** The number of {@code label}, in [0, {@value #COUNT}). */
    int of(String label) {
        Integer number = numbers.get(label);
        if (number != null) {
            return number;
        }
        if (numbers.size() == OTHER) {
            return OTHER;
        }
        int free = 0;
        while (numbers.containsValue(free)) {
            free++;
        }
        numbers.put(label, free);
        return free;
    }

    /** Frees the numbers of which {@code isHeard} is false. */
    void retain(IntPredicate isHeard) {
        numbers.values().removeIf(number -> !isHeard.test(number));
    }

    void writeTo(StateWriter state) {
        state.putInt(numbers.size());
        numbers.forEach((label, number) -> state.putString(label).putInt(number));
    }

    static Strata readFrom(StateReader state) {
        Strata strata = new Strata();
        int size = state.getInt();
        for (int i = 0; i < size; i++) {
            String label = state.getString();
            int number = state.getInt();
            if (number < 0 || number >= OTHER) {
                throw new CorruptStateException("stratum " + number + " is outside [0, 15)");
            }
            strata.numbers.put(label, number);
        }
        return strata;
    }
}
