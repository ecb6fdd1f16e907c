/**
 * What people said, before anybody judged it: one piece of feedback, the asset it speaks for, where
 * it lies, and why one could not be read. Normalising, fingerprints and pseudonyms belong here;
 * bytes and JSON do not.
 */
@NullMarked
package io.bellwether.feedback;

import org.jspecify.annotations.NullMarked;
