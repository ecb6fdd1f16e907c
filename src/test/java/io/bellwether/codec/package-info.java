/** Tests of the JSON forms, and what they need. */
@NullMarked
package io.bellwether.codec;

import org.jspecify.annotations.NullMarked;
