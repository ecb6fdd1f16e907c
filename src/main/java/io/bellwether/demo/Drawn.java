package io.bellwether.demo;

/**
 * A message with the truth about it.
 *
 * @param message what a reader sees
 * @param mood how its writer felt
 * @param isBrigade whether one of the brigade's accounts wrote it
 */
record Drawn(Message message, Mood mood, boolean isBrigade) {}
