package io.bellwether.benchmark;

import io.bellwether.detection.DetectorSettings;
import io.bellwether.detection.DropDetector;
import io.bellwether.detection.Ingredient;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Our detector, and our detector without one ingredient at a time. */
final class Ablation {

    private static final String WHOLE = "all ingredients";

    private Ablation() {}

    /** The rows of the table: the whole detector first. */
    static List<Entrant> entrants() {
        return entrants(detectors());
    }

    private static Map<String, Supplier<DropDetector>> detectors() {
        Map<String, Supplier<DropDetector>> detectors = new LinkedHashMap<>();
        detectors.put(WHOLE, () -> new DropDetector(DetectorSettings.defaults()));
        for (Ingredient part : Ingredient.values()) {
            detectors.put(
                    "without " + part.label(),
                    () -> new DropDetector(DetectorSettings.defaults(), EnumSet.of(part)));
        }
        return detectors;
    }

    /** One row for each way to make a detector. */
    static List<Entrant> entrants(Map<String, Supplier<DropDetector>> detectors) {
        return detectors.entrySet().stream()
                .map(
                        each ->
                                new Entrant(
                                        each.getKey(),
                                        truth -> BellwetherPeer.of(each.getValue().get())))
                .toList();
    }
}
