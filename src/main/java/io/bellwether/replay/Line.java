package io.bellwether.replay;

import io.bellwether.codec.FileLine;

/**
 * One record of a past, decoded but not scored.
 *
 * @param place file and line, or topic, partition and offset
 * @param content what it says
 */
public record Line(String place, FileLine content) {}
