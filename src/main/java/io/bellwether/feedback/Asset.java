package io.bellwether.feedback;

import java.util.Locale;
import java.util.Optional;

/**
 * One of the three groups a company lives on. They are never averaged: no type in this program
 * holds a number that combines two of them.
 *
 * <p>The {@link #partition()} is a contract: it is the partition of every topic that is written per
 * asset.
 */
public enum Asset {
    USERS(0),
    ADVERTISERS(1),
    STAFF(2);

    private final int partition;
    private final String label = name().toLowerCase(Locale.ROOT);

    Asset(int partition) {
        this.partition = partition;
    }

    /** The partition that holds this asset in journal, state, alert and level topics: 0, 1 or 2. */
    public int partition() {
        return partition;
    }

    /** The name used in files, topics and pages: the constant in lower case. */
    public String label() {
        return label;
    }

    /** The asset of that {@link #partition()}; empty when there is none. */
    public static Optional<Asset> ofPartition(int partition) {
        for (Asset asset : values()) {
            if (asset.partition == partition) {
                return Optional.of(asset);
            }
        }
        return Optional.empty();
    }

    /** The asset of that {@link #label()}, in any case; empty when there is none. */
    public static Optional<Asset> ofLabel(String label) {
        for (Asset asset : values()) {
            if (asset.label().equals(label.toLowerCase(Locale.ROOT))) {
                return Optional.of(asset);
            }
        }
        return Optional.empty();
    }
}
