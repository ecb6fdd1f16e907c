@NullMarked
package io.bellwether.redaction;

import org.jspecify.annotations.NullMarked;
