package io.bellwether.monitor;

import io.bellwether.detection.DetectorSettings;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Everything a user may choose about the watching of one asset.
 *
 * @param detector sensitivity and pace
 * @param lateness how far behind the newest record of the slowest input partition the watermark
 *     stays; not negative, in whole seconds
 * @param authorWindow an author's first record within it is a vote, the others are not
 * @param onePerPersonSources sources whose records without author come from one person each, and so
 *     count towards the floors for staff; "*" means every source
 */
public record MonitorSettings(
        DetectorSettings detector,
        Duration lateness,
        Duration authorWindow,
        SortedSet<String> onePerPersonSources) {

    public MonitorSettings {
        if (lateness.isNegative() || lateness.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException("lateness " + lateness + " is outside [0, 7 days]");
        }
        if (authorWindow.isNegative() || authorWindow.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException(
                    "authorWindow " + authorWindow + " is outside [0, 7 days]");
        }
        // A snapshot keeps seconds; a finer setting would change when it is restored.
        lateness = lateness.truncatedTo(ChronoUnit.SECONDS);
        authorWindow = authorWindow.truncatedTo(ChronoUnit.SECONDS);
        onePerPersonSources = Collections.unmodifiableSortedSet(new TreeSet<>(onePerPersonSources));
    }

    /** The detector's defaults, 10 minutes of lateness, 12 hours an author, no source declared. */
    public static MonitorSettings defaults() {
        return new MonitorSettings(
                DetectorSettings.defaults(),
                Duration.ofMinutes(10),
                Duration.ofHours(12),
                new TreeSet<>());
    }

    /** Whether records of {@code source} without author come from one person each. */
    public boolean isOnePerPerson(String source) {
        return onePerPersonSources.contains("*") || onePerPersonSources.contains(source);
    }
}
