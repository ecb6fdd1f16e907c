package io.bellwether.replay;

import io.bellwether.alert.Alert;
import io.bellwether.alert.Quote;
import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Pointer;
import io.bellwether.hypothesis.Verdict;
import io.bellwether.monitor.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * What a replay found, asset by asset.
 *
 * @param assets every asset once, in their order
 * @param decisions what the company decided, the last of each id, in the order of ids
 */
public record Past(List<AssetPast> assets, List<Decision> decisions) {

    public Past {
        assets = List.copyOf(assets);
        decisions = List.copyOf(decisions);
    }

    /**
     * The alert records of all assets in one order that does not depend on how the journals were
     * interleaved: by time, then asset, then their own order.
     */
    public List<Alert> alerts() {
        return assets.stream()
                .flatMap(asset -> asset.alerts().stream())
                .sorted(Comparator.comparing(Alert::at).thenComparing(Alert::asset))
                .toList();
    }

    /** The level records of all assets, by time, then asset. */
    public List<Level> levels() {
        return assets.stream()
                .flatMap(asset -> asset.levels().stream())
                .sorted(Comparator.comparing(Level::to).thenComparing(Level::asset))
                .toList();
    }

    /** The verdicts of all assets, by time, then asset, then their own order. */
    public List<Verdict> verdicts() {
        return assets.stream()
                .flatMap(asset -> asset.verdicts().stream())
                .sorted(
                        Comparator.comparing(Verdict::at)
                                .thenComparing(verdict -> verdict.hypothesis().asset()))
                .toList();
    }

    /**
     * The same, and no alert quotes those: each alert counts them as erased, and nothing else
     * changes.
     */
    public Past withoutQuotes(BiPredicate<Asset, Quote> those) {
        return new Past(
                assets.stream()
                        .map(past -> past.withoutQuotes(quote -> those.test(past.asset(), quote)))
                        .toList(),
                decisions);
    }

    /** Where every text lies that some alert quotes. */
    public Set<Pointer> quoted() {
        return alerts().stream()
                .flatMap(alert -> alert.quotes().stream())
                .map(Quote::pointer)
                .collect(
                        Collectors.toCollection(
                                () -> new TreeSet<>(Comparator.comparing(Pointer::toString))));
    }
}
