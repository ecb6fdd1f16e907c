package io.bellwether.detection;

/**
 * How an alert ended.
 *
 * @param onset the hour in which the degradation began
 * @param from the hour in which the recovery began; not before {@code onset}
 * @param level mean of the recent votes
 * @param baseline what was expected of them
 */
record Recovery(long onset, long from, double level, double baseline) {}
