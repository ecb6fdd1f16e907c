@NullMarked
package io.bellwether.sentiment;

import org.jspecify.annotations.NullMarked;
