/**
 * The sample company of the demo: Larkspur, an invented app for neighbours, with four months of
 * feedback composed from fragments, its decisions, and the truth about when its people were
 * unhappy. It answers for plausible input and for nothing after that: reading, scoring and judging
 * the feedback is left to the same code that reads anybody's.
 */
@NullMarked
package io.bellwether.demo;

import org.jspecify.annotations.NullMarked;
