/** Tests of the configuration. */
@NullMarked
package io.bellwether.config;

import org.jspecify.annotations.NullMarked;
