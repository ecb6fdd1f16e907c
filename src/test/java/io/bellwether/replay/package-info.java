@NullMarked
package io.bellwether.replay;

import org.jspecify.annotations.NullMarked;
