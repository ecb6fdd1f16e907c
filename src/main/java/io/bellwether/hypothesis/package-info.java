/**
 * Claims about a change of an asset's feedback that are registered beforehand, and the one verdict
 * that each of them gets. Which records are votes, and when a moment has passed, is said by others.
 */
@NullMarked
package io.bellwether.hypothesis;

import org.jspecify.annotations.NullMarked;
