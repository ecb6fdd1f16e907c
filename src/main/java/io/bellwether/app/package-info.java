/**
 * The command line: wiring, signals, exit codes. The only place that subscribes, blocks and creates
 * threads.
 */
@NullMarked
package io.bellwether.app;

import org.jspecify.annotations.NullMarked;
