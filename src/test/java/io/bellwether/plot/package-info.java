@NullMarked
package io.bellwether.plot;

import org.jspecify.annotations.NullMarked;
