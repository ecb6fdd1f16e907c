/**
 * Questions that are asked of a finished past, and are functions of its records alone: what a
 * decision did to the level of an asset, and which assets looked well while another was in alert.
 * How the past came about is decided elsewhere; how it is shown is left to adapters.
 */
@NullMarked
package io.bellwether.retrospect;

import org.jspecify.annotations.NullMarked;
