/** Tests of the command line. */
@NullMarked
package io.bellwether.app;

import org.jspecify.annotations.NullMarked;
