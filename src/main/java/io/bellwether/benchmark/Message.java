package io.bellwether.benchmark;

/**
 * One simulated message.
 *
 * @param epochSecond when it was said
 * @param author who said it
 * @param level in [0, 1], 1 is best; in steps of 1e-4, as scorers give it
 */
record Message(long epochSecond, long author, double level) {}
