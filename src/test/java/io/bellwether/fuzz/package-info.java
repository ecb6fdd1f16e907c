/**
 * Targets of coverage-guided fuzzing: each takes any bytes, and fails by an exception when what the
 * product promises does not hold. They know no fuzzer, so that ordinary tests can run them too.
 */
@NullMarked
package io.bellwether.fuzz;

import org.jspecify.annotations.NullMarked;
