package io.bellwether.report;

import io.bellwether.decision.Decision;
import io.bellwether.decision.DecisionReview;
import io.bellwether.decision.Notice;
import io.bellwether.decision.Reversal;
import io.bellwether.detection.Phase;
import io.bellwether.html.PublicAlert;
import io.bellwether.html.Slice;
import io.bellwether.html.Step;
import io.bellwether.html.Stretch;
import io.bellwether.html.Words;
import io.bellwether.hypothesis.Verdict;
import io.bellwether.monitor.Level;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A week of ISO 8601, Monday to Sunday in UTC, and what of a past lies in it.
 *
 * @param monday its beginning
 */
public record Week(Instant monday) {

    public Week {
        if (!Step.WEEK.begin(monday).equals(monday)) {
            throw new IllegalArgumentException(monday + " is not the beginning of a Monday");
        }
    }

    /**
     * The week of that name.
     *
     * @param name such as {@code 2022-W44}
     * @throws IllegalArgumentException when there is no such week
     */
    public static Week parse(String name) {
        try {
            LocalDate monday =
                    LocalDate.parse(
                            name.toUpperCase(Locale.ROOT) + "-1", DateTimeFormatter.ISO_WEEK_DATE);
            return new Week(monday.atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "there is no week of that name; write it like 2022-W44", e);
        }
    }

    /** Such as {@code 2022-W44}. */
    public String name() {
        return Words.week(monday);
    }

    Stretch stretch() {
        return new Stretch(monday, monday.plus(Duration.ofDays(7)));
    }

    /** The level of the whole week; empty where nobody was heard. */
    Optional<Slice> level(AssetStory asset) {
        List<Level> levels =
                asset.heard().stream().filter(level -> stretch().holds(level.from())).toList();
        return levels.isEmpty()
                ? Optional.empty()
                : Optional.of(Slice.slice(stretch().from(), stretch().to(), levels));
    }

    /** The condition before the week; empty if nothing was known. */
    Optional<Phase> phaseBefore(AssetStory asset) {
        return phaseAt(asset, stretch().from());
    }

    /** The condition at the end of the week; empty if nothing was known. */
    Optional<Phase> phaseAfter(AssetStory asset) {
        return phaseAt(asset, stretch().to());
    }

    private static Optional<Phase> phaseAt(AssetStory asset, Instant at) {
        return asset.levels().stream()
                .filter(level -> !level.to().isAfter(at))
                .map(Level::phase)
                .reduce((earlier, later) -> later);
    }

    /** The alert records of the week, in their order. */
    List<PublicAlert> alerts(AssetStory asset) {
        return asset.alerts().stream().filter(alert -> stretch().holds(alert.at())).toList();
    }

    /** The last record, by the end of the week, of the alert that was open then. */
    Optional<PublicAlert> openAlert(AssetStory asset) {
        return asset.alerts().stream()
                .filter(alert -> alert.at().isBefore(stretch().to()))
                .reduce((earlier, later) -> later.at().isBefore(earlier.at()) ? earlier : later)
                .filter(alert -> !alert.isResolved());
    }

    /** The silences of which a part lies in the week. */
    List<Stretch> gaps(AssetStory asset, Instant end) {
        return asset.gaps(end).stream().filter(gap -> gap.meets(stretch())).toList();
    }

    /** The hours of the week in which a campaign was noticed. */
    List<Stretch> campaigns(AssetStory asset) {
        return asset.course().campaigns().stream()
                .filter(hours -> stretch().holds(hours.from()))
                .toList();
    }

    /** The decisions that took effect in the week. */
    List<Decision> decisions(Retrospective past) {
        return past.decisions().stream()
                .filter(decision -> stretch().holds(decision.effectiveAt()))
                .toList();
    }

    /** What was taken back in the week. */
    List<Reversal> reversals(DecisionReview review) {
        return review.reversals().stream().filter(each -> stretch().holds(each.at())).toList();
    }

    /** The notices of the week. */
    List<Notice> notices(DecisionReview review) {
        return review.notices().stream().filter(each -> stretch().holds(each.at())).toList();
    }

    /** The verdicts that were given in the week. */
    List<Verdict> verdicts(Retrospective past) {
        return past.verdicts().stream().filter(each -> stretch().holds(each.at())).toList();
    }

    /**
     * Whether an asset's condition is another than before, its level lies outside of the band, or
     * an alert was raised, changed or resolved. To be on watch is nothing to tell of: it passes
     * every few weeks, and is never sent either.
     */
    boolean hasChanged(AssetStory asset) {
        return !phaseBefore(asset).map(Week::calm).equals(phaseAfter(asset).map(Week::calm))
                || level(asset).filter(level -> level.isBelow() || level.isAbove()).isPresent()
                || !alerts(asset).isEmpty();
    }

    private static Phase calm(Phase phase) {
        return phase == Phase.WATCH ? Phase.NORMAL : phase;
    }
}
