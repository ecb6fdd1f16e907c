package io.bellwether.report;

import io.bellwether.detection.Phase;
import io.bellwether.feedback.Asset;
import io.bellwether.html.Course;
import io.bellwether.html.PublicAlert;
import io.bellwether.html.Stretch;
import io.bellwether.monitor.Level;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The past of one asset. The order in which levels and alerts are given does not matter.
 *
 * @param records records read, votes or not
 * @param notScored those of them that have no score
 * @param foreign those of these in a language that the scorer cannot read
 * @param phase its condition at the end
 * @param falseAlarmEveryYears the promise under which it was watched; empty where the past itself
 *     tells of changing ones
 * @param levels level records
 * @param alerts every record of every alert
 */
public record AssetStory(
        Asset asset,
        long records,
        long notScored,
        long foreign,
        Phase phase,
        OptionalDouble falseAlarmEveryYears,
        List<Level> levels,
        List<PublicAlert> alerts) {

    public AssetStory {
        levels =
                levels.stream()
                        .sorted(Comparator.comparing(Level::from).thenComparing(Level::to))
                        .toList();
        alerts =
                alerts.stream()
                        .sorted(
                                Comparator.comparing(PublicAlert::raisedAt)
                                        .thenComparing(PublicAlert::id)
                                        .thenComparingInt(PublicAlert::seq))
                        .toList();
    }

    /** Whether nothing was read of it. */
    boolean isEmpty() {
        return records == 0 && levels.isEmpty() && alerts.isEmpty();
    }

    List<AlertStory> stories() {
        return AlertStory.of(alerts);
    }

    Course course() {
        return new Course(levels);
    }

    /** Levels that rest on votes: those of data gaps do not. */
    List<Level> heard() {
        return course().heard();
    }

    long votes() {
        return levels.stream().mapToLong(Level::votes).sum();
    }

    /**
     * Until when anything is known of it: where an alert that is open ends here.
     *
     * @param otherwise if nothing is known
     */
    Instant end(Instant otherwise) {
        Instant levels = this.levels.isEmpty() ? Instant.MIN : this.levels.getLast().to();
        Instant alerts =
                this.alerts.stream()
                        .map(PublicAlert::at)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.MIN);
        Instant end = levels.isAfter(alerts) ? levels : alerts;
        return end.equals(Instant.MIN) ? otherwise : end;
    }

    /**
     * The stretches of silence that chance does not explain.
     *
     * @param end where a gap ends that nothing follows
     */
    List<Stretch> gaps(Instant end) {
        return course().gaps(end);
    }
}
