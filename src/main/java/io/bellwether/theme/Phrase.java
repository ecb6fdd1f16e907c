package io.bellwether.theme;

/**
 * A rule as it is written: a phrase that speaks of a theme, or one that only seems to.
 *
 * @param isNearMiss whether what overlaps with it does not speak of the theme
 */
record Phrase(Theme theme, boolean isNearMiss, Pattern pattern) {}
