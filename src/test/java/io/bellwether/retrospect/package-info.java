@NullMarked
package io.bellwether.retrospect;

import org.jspecify.annotations.NullMarked;
