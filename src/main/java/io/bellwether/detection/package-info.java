/**
 * One asset's stream of votes in, changes of its condition out: baseline, noise model, mixture
 * detector, onset and size, all-clear. Knows nothing of authors, texts or topics.
 */
@NullMarked
package io.bellwether.detection;

import org.jspecify.annotations.NullMarked;
