package io.bellwether.benchmark;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be measured.
 *
 * @param seed of all chance
 * @param parts some of {@link #PARTS}
 * @param hasPeers whether other detectors are measured beside ours
 * @param hasAblation whether ours is measured without one ingredient at a time
 */
public record Selection(
        long seed, Effort effort, List<String> parts, boolean hasPeers, boolean hasAblation) {

    /** The part that measures delays. */
    public static final String DELAYS = "delays";

    /** The part that measures assets with few votes. */
    public static final String QUIET = "quiet";

    /** Names of all parts: the scenarios of false alarms, then the two others. */
    public static final List<String> PARTS =
            Stream.concat(Scenario.busy().stream().map(Selection::partOf), Stream.of(DELAYS, QUIET))
                    .toList();

    public Selection {
        parts = List.copyOf(parts);
        for (String part : parts) {
            if (!PARTS.contains(part)) {
                throw new IllegalArgumentException(
                        "there is no scenario "
                                + part
                                + "; choose from "
                                + String.join(", ", PARTS));
            }
        }
    }

    /** The chosen scenarios of false alarms. */
    List<Scenario> busy() {
        return Scenario.busy().stream().filter(each -> parts.contains(partOf(each))).toList();
    }

    boolean hasDelays() {
        return parts.contains(DELAYS);
    }

    boolean hasQuiet() {
        return parts.contains(QUIET);
    }

    /** The seed for what is done for {@code purpose}. */
    long seedFor(String purpose) {
        return Chance.seedOf(seed, purpose);
    }

    private static String partOf(Scenario scenario) {
        return scenario.name().replace(' ', '-');
    }
}
