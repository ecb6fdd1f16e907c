@NullMarked
package io.bellwether.report;

import org.jspecify.annotations.NullMarked;
