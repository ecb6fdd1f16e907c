/** Tests of what is computed from measurements. */
@NullMarked
package io.bellwether.capacity;

import org.jspecify.annotations.NullMarked;
