package io.bellwether.benchmark;

import io.bellwether.benchmark.AttackResults.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The results as Markdown, with what one must know to read them. */
public final class AttackReport {

    /** Sizes with columns of their own. */
    private static final List<Integer> SHOWN = List.of(20, 100, 500);

    private AttackReport() {}

    /** The whole report. */
    public static String of(AttackResults results) {
        StringBuilder text = new StringBuilder();
        text.append("# Benchmark of attacks\n\n");
        text.append(head(results));
        for (Attack.Goal goal : Attack.Goal.values()) {
            text.append("\n## To ").append(goal.label()).append("\n\n");
            text.append(table(results, goal));
        }
        return text.toString();
    }

    private static String head(AttackResults results) {
        return String.format(
                Locale.ROOT,
                """
                Simulated, seed %d: %d towns of 30 texts an hour for 66 days, each attacked from its day 52 on for 14 days.
                Each cell has the share of the towns in which the attack succeeds with %s accounts: where each copy
                counts, then where copies and near-copies count once. "Needed" is the least number of accounts
                (%s) with which it does in half of the towns.

                Without any attack an alert opens in %d and %d of the towns, and the drop of .1 is seen in %d and %d; %s of
                the honest texts are taken for copies. "Lost" is that share beside the largest attack. "Told" is the
                share of the towns in which the largest attack could be known by a notice, by the copies in the alert, or
                by hours with many new authors.
                """,
                results.seed(),
                results.towns(),
                listed(shown(results), " / "),
                listed(results.sizes(), ", "),
                results.alarms().open(),
                results.alarms().defended(),
                results.drops().open(),
                results.drops().defended(),
                Texts.percent(results.honestLost()));
    }

    private static List<Integer> shown(AttackResults results) {
        List<Integer> shown = results.sizes().stream().filter(SHOWN::contains).toList();
        return shown.isEmpty() ? results.sizes() : shown;
    }

    private static String listed(List<Integer> sizes, String between) {
        return sizes.stream()
                .map(size -> Integer.toString(size))
                .collect(Collectors.joining(between));
    }

    private static Table table(AttackResults results, Attack.Goal goal) {
        Table table =
                new Table(
                        List.of(
                                "texts, tempo, accounts",
                                "each counts",
                                "once",
                                "needed",
                                "needed, once",
                                "told",
                                "lost"));
        for (Row row : results.rows()) {
            if (row.attack().goal() == goal) {
                table.add(
                        List.of(
                                row.attack().name(),
                                shares(results, row.open()),
                                shares(results, row.defended()),
                                needed(results, row.open()),
                                needed(results, row.defended()),
                                Texts.percent(row.told()),
                                Texts.percent(row.honestLost())));
            }
        }
        return table;
    }

    private static String shares(AttackResults results, List<Double> shares) {
        List<String> shown = new ArrayList<>();
        for (int size : shown(results)) {
            double share = shares.get(results.sizes().indexOf(size));
            shown.add(
                    Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.0f %%", 100 * share));
        }
        return String.join(" / ", shown);
    }

    private static String needed(AttackResults results, List<Double> shares) {
        OptionalInt needed = results.needed(shares);
        return needed.isPresent()
                ? Integer.toString(needed.getAsInt())
                : "> " + results.sizes().getLast();
    }
}
