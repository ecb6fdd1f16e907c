/** What the company decided, as far as an alert names what preceded it. */
@NullMarked
package io.bellwether.decision;

import org.jspecify.annotations.NullMarked;
