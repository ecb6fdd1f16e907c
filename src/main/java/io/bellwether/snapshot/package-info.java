/**
 * The binary form in which the core's changing state is kept: a growing array of bytes with a
 * writer and a reader. It knows primitives only; each class writes and reads its own fields, in one
 * order.
 */
@NullMarked
package io.bellwether.snapshot;

import org.jspecify.annotations.NullMarked;
