/**
 * The composed core: journal entries in, alert and level records out. One {@code Monitor} watches
 * one asset; live service and replay drive the same object.
 */
@NullMarked
package io.bellwether.monitor;

import org.jspecify.annotations.NullMarked;
