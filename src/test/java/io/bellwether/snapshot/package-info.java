@NullMarked
package io.bellwether.snapshot;

import org.jspecify.annotations.NullMarked;
