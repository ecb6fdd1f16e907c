/**
 * Event time: the watermark, the order behind it, duplicates, and which feedback is a vote. What a
 * vote means for an asset is the business of {@code detection}.
 */
@NullMarked
package io.bellwether.window;

import org.jspecify.annotations.NullMarked;
