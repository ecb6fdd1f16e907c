package io.bellwether.pipeline;

/** What a crash does to the outputs of a record that was read and not committed. */
public enum Delivery {
    /** Outputs are written first and offsets then: nothing is lost, but some is written twice. */
    AT_LEAST_ONCE,

    /** Outputs and offsets are one transaction. */
    EXACTLY_ONCE
}
