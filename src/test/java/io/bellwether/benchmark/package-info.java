@NullMarked
package io.bellwether.benchmark;

import org.jspecify.annotations.NullMarked;
