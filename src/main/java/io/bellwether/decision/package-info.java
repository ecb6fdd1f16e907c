/**
 * What the company decided: which decisions an alert names as having preceded it, what that is
 * worth, and which decisions take back others. What a decision did is asked in {@code retrospect}.
 */
@NullMarked
package io.bellwether.decision;

import org.jspecify.annotations.NullMarked;
