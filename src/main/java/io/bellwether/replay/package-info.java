/** Runs files, topics or a journal through the monitors, and never writes to a live topic. */
@NullMarked
package io.bellwether.replay;

import org.jspecify.annotations.NullMarked;
