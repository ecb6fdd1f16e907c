@NullMarked
package io.bellwether.theme;

import org.jspecify.annotations.NullMarked;
