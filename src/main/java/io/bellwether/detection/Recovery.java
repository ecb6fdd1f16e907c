package io.bellwether.detection;

/**
 * How an alert ended.
 *
 * @param onset the hour in which the degradation began
 * @param from the hour in which the recovery began; not before {@code onset}
 * @param since the hour of the oldest of the recent votes
 * @param level mean of the recent votes
 * @param baseline what was expected of them
 */
record Recovery(long onset, long from, long since, double level, double baseline) {}
