package io.bellwether.replay;

import io.bellwether.alert.Alert;
import io.bellwether.alert.Quote;
import io.bellwether.detection.Phase;
import io.bellwether.feedback.Asset;
import io.bellwether.hypothesis.Verdict;
import io.bellwether.monitor.Level;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a replay found of one asset.
 *
 * @param records records read, votes or not
 * @param notScored those of them that have no score
 * @param foreign those of these that are in a language the scorer cannot read
 * @param phase its condition at the end
 * @param alerts alert records in order
 * @param levels level records in order
 * @param verdicts verdicts in the order in which they were given
 */
public record AssetPast(
        Asset asset,
        long records,
        long notScored,
        long foreign,
        Phase phase,
        List<Alert> alerts,
        List<Level> levels,
        List<Verdict> verdicts) {

    public AssetPast {
        alerts = List.copyOf(alerts);
        levels = List.copyOf(levels);
        verdicts = List.copyOf(verdicts);
    }

    /** The same, and no alert quotes those. */
    AssetPast withoutQuotes(Predicate<Quote> those) {
        List<Alert> told = alerts.stream().map(alert -> alert.withoutQuotes(those)).toList();
        return new AssetPast(asset, records, notScored, foreign, phase, told, levels, verdicts);
    }
}
