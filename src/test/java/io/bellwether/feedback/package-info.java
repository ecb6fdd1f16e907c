@NullMarked
package io.bellwether.feedback;

import org.jspecify.annotations.NullMarked;
