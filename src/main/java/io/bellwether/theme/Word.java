package io.bellwether.theme;

/**
 * One word of the rules.
 *
 * @param letters lower-case letters and digits from a to z and 0 to 9; apostrophes are left out
 * @param isPrefix whether every word that begins so is meant
 */
record Word(String letters, boolean isPrefix) {}
