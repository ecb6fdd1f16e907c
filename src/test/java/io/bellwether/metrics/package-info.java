@NullMarked
package io.bellwether.metrics;

import org.jspecify.annotations.NullMarked;
