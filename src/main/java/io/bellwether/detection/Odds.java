package io.bellwether.detection;

/**
 * What a {@link Mixture} must know to turn an hour's mean into a likelihood ratio.
 *
 * @param noise of the asset
 * @param skewness third central moment of a vote in the direction of the bets; not negative
 * @param margin given away to doubt about the baseline; not negative
 * @param cap greatest logarithm of one hour's ratio
 * @param betCap standard deviations by which one hour's ratio may exceed what the bet, if it were
 *     right, would expect of it
 */
record Odds(Noise noise, double skewness, double margin, double cap, double betCap) {}
