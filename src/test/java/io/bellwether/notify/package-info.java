@NullMarked
package io.bellwether.notify;

import org.jspecify.annotations.NullMarked;
