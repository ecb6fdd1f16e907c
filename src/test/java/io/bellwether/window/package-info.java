@NullMarked
package io.bellwether.window;

import org.jspecify.annotations.NullMarked;
