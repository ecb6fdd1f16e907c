/** The configuration: one YAML file, environment, command line; records and their validation. */
@NullMarked
package io.bellwether.config;

import org.jspecify.annotations.NullMarked;
