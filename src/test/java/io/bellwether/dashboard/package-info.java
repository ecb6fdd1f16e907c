@NullMarked
package io.bellwether.dashboard;

import org.jspecify.annotations.NullMarked;
