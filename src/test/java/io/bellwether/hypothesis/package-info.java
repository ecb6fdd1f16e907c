@NullMarked
package io.bellwether.hypothesis;

import org.jspecify.annotations.NullMarked;
