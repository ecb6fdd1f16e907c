@NullMarked
package io.bellwether.html;

import org.jspecify.annotations.NullMarked;
