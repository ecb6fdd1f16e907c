package io.bellwether.kafka;

import java.util.Locale;

/** How members of a consumer group share partitions. Both give the same guarantees. */
public enum GroupProtocol {
    /** Clients elect a leader that assigns; works with every broker. Cooperative, sticky. */
    CLASSIC,
    /** The broker assigns (KIP-848); needs a broker of 4.0 or later. */
    CONSUMER;

    /** The value of Kafka's {@code group.protocol}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
