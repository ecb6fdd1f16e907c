/**
 * What feedback is about: the closed list of themes, the rules that find them in a text, and the
 * log that tells which themes carried a change of the level. How a text sounds is decided in {@code
 * sentiment}, and whether a level has changed in {@code detection}.
 */
@NullMarked
package io.bellwether.theme;

import org.jspecify.annotations.NullMarked;
