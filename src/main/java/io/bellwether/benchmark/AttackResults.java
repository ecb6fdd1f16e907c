package io.bellwether.benchmark;

import java.util.List;
import java.util.OptionalInt;

/**
 * What attacks achieved.
 *
 * @param seed of all chance
 * @param towns how often each attack was tried, each time on another town
 * @param sizes numbers of accounts that were tried, ascending
 * @param rows one an attack
 * @param alarms towns in which an alert opens without any attack
 * @param drops towns in which the drop is seen without any attack
 * @param honestLost share of the texts that are taken for copies without any attack
 */
public record AttackResults(
        long seed,
        int towns,
        List<Integer> sizes,
        List<Row> rows,
        Unattacked alarms,
        Unattacked drops,
        double honestLost) {

    public AttackResults {
        sizes = List.copyOf(sizes);
        rows = List.copyOf(rows);
    }

    /** Towns with an alert while nobody attacks: where copies count once, and where they do not. */
    public record Unattacked(int defended, int open) {}

    /**
     * One attack.
     *
     * @param attack which
     * @param defended shares of the towns in which it succeeded, by size, where copies count once
     * @param open the same where they do not
     * @param told share of the towns in which the largest attack could be known, where copies count
     *     once
     * @param honestLost share of the honest texts that were taken for copies beside the largest
     */
    record Row(
            Attack attack,
            List<Double> defended,
            List<Double> open,
            double told,
            double honestLost) {

        Row {
            defended = List.copyOf(defended);
            open = List.copyOf(open);
        }
    }

    /** The least of the sizes with which an attack succeeds in half of the towns; empty if none. */
    OptionalInt needed(List<Double> shares) {
        for (int i = 0; i < sizes.size(); i++) {
            if (shares.get(i) >= .5) {
                return OptionalInt.of(sizes.get(i));
            }
        }
        return OptionalInt.empty();
    }
}
