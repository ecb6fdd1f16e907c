@NullMarked
package io.bellwether.monitor;

import org.jspecify.annotations.NullMarked;
