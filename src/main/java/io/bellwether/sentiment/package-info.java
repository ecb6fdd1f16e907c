/**
 * How a text sounds: the score of one text, feedback together with its score, and the port through
 * which scorers are reached. The scorers themselves are adapters.
 */
@NullMarked
package io.bellwether.sentiment;

import org.jspecify.annotations.NullMarked;
