/**
 * Runs the service in processes of its own, lets them and their broker die, and holds what came out
 * against what went in.
 */
@NullMarked
package io.bellwether.faults;

import org.jspecify.annotations.NullMarked;
