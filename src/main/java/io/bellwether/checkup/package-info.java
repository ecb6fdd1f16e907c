/**
 * What is found when the surroundings of a service are looked at: how it is written down, and the
 * one method that each look has. What there is to look at, the adapters and the app know.
 */
@NullMarked
package io.bellwether.checkup;

import org.jspecify.annotations.NullMarked;
