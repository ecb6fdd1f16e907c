package io.bellwether.faults;

import io.bellwether.feedback.Pointer;

/**
 * One record that was written into an input topic.
 *
 * @param id the id in it; that of its place where it has none
 * @param isValid whether it is to be journalled rather than set aside
 */
record Sent(Pointer.InTopic at, String id, boolean isValid) {}
