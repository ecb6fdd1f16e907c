@NullMarked
package io.bellwether.dashboard.api;

import org.jspecify.annotations.NullMarked;
