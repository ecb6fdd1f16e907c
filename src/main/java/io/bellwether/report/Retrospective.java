package io.bellwether.report;

import io.bellwether.decision.Decision;
import io.bellwether.decision.DecisionReview;
import io.bellwether.html.Stretch;
import io.bellwether.hypothesis.Verdict;
import io.bellwether.monitor.Level;
import io.bellwether.retrospect.DailyLevels;
import io.bellwether.retrospect.DecisionEffect;
import io.bellwether.retrospect.Divergence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that a report tells of a finished past. It has no clock: equal pasts give equal
 * reports. The order in which decisions are given does not matter, but that a later one replaces an
 * earlier one of the same id.
 *
 * @param title what past this is, in one line
 * @param generator the program and its version
 * @param assets those of which anything was read, in their order
 * @param decisions what the company decided
 * @param verdicts what became of hypotheses
 * @param rejected how many records could not be read, by the label of the reason
 */
public record Retrospective(
        String title,
        String generator,
        List<AssetStory> assets,
        List<Decision> decisions,
        List<Verdict> verdicts,
        SortedMap<String, Long> rejected) {

    /** What a past without any level is said to span. */
    private static final Stretch NOTHING =
            new Stretch(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(1)));

    private static final Comparator<Verdict> BY_TIME =
            Comparator.comparing(Verdict::at)
                    .thenComparing(verdict -> verdict.hypothesis().asset())
                    .thenComparing(verdict -> verdict.hypothesis().id());

    public Retrospective {
        assets =
                assets.stream()
                        .filter(asset -> !asset.isEmpty())
                        .sorted(Comparator.comparing(AssetStory::asset))
                        .toList();
        decisions = inOrder(decisions);
        verdicts = verdicts.stream().sorted(BY_TIME).toList();
        rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
    }

    private static List<Decision> inOrder(List<Decision> decisions) {
        Map<String, Decision> byId = new LinkedHashMap<>();
        decisions.forEach(decision -> byId.put(decision.id(), decision));
        List<Decision> sorted = new ArrayList<>(byId.values());
        sorted.sort(Comparator.comparing(Decision::effectiveAt).thenComparing(Decision::id));
        return List.copyOf(sorted);
    }

    /** From the first level to the last. */
    Stretch stretch() {
        List<Level> levels = assets.stream().flatMap(each -> each.levels().stream()).toList();
        if (levels.isEmpty()) {
            return NOTHING;
        }
        return new Stretch(
                levels.stream().map(Level::from).min(Comparator.naturalOrder()).orElseThrow(),
                levels.stream().map(Level::to).max(Comparator.naturalOrder()).orElseThrow());
    }

    /** The place of each decision in {@link #decisions}, by its id; the first has 1. */
    Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        decisions.forEach(decision -> numbers.put(decision.id(), numbers.size() + 1));
        return numbers;
    }

    /** Every alert of every asset, by the time at which it was raised, then asset. */
    List<AlertStory> stories() {
        return assets.stream()
                .flatMap(asset -> asset.stories().stream())
                .sorted(
                        Comparator.comparing((AlertStory story) -> story.last().raisedAt())
                                .thenComparing(story -> story.last().asset())
                                .thenComparing(story -> story.last().id()))
                .toList();
    }

    /** What was taken back, and what is worth telling of how the company decides. */
    DecisionReview review() {
        return new DecisionReview(decisions);
    }

    /** Which assets looked well while another was in alert. */
    Divergence divergence() {
        return new Divergence(assets.stream().flatMap(each -> each.levels().stream()).toList());
    }

    /** What the decisions that touch {@code asset} did to its level, in their order. */
    List<DecisionEffect> effects(AssetStory asset) {
        DailyLevels levels = DailyLevels.of(asset.asset(), asset.levels());
        return decisions.stream()
                .filter(decision -> decision.touches(asset.asset()))
                .map(decision -> DecisionEffect.of(decision, levels))
                .toList();
    }
}
