package io.bellwether.faults;

import java.util.ArrayList;
import java.util.List;

/** Tells where two lists of published records differ, without what is in them. */
final class Sequences {

    private Sequences() {}

    /** One line for each position at which they differ; empty when they are equal. */
    static List<String> differences(String what, List<Published> expected, List<Published> found) {
        List<String> differences = new ArrayList<>();
        int length = Math.max(expected.size(), found.size());
        for (int i = 0; i < length; i++) {
            String wanted = i < expected.size() ? expected.get(i).key() : "nothing";
            String got = i < found.size() ? found.get(i).key() : "nothing";
            if (!wanted.equals(got)) {
                differences.add(what + " " + i + " is " + got + " in place of " + wanted);
            } else if (!expected.get(i).equals(found.get(i))) {
                differences.add(what + " " + i + ", " + wanted + ", has other bytes");
            }
        }
        return differences;
    }
}
