package io.bellwether.faults;

import io.bellwether.feedback.Asset;
import java.util.ArrayList;
import java.util.List;

/**
 * The level records are those that undisturbed monitors make of the journal: each once, in order,
 * byte for byte.
 */
final class ExactlyOnceLevels implements Guarantee {

    @Override
    public String promise() {
        return "levels are those of the journal, each once, in order";
    }

    @Override
    public List<String> breaches(Observed observed) {
        List<String> breaches = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            breaches.addAll(
                    Sequences.differences(
                            asset.label() + " level",
                            Published.expected(observed.replay().levels(), asset),
                            Published.found(observed.levels(), asset)));
        }
        return breaches;
    }
}
