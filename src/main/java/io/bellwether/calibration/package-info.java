/**
 * What a user can expect of the detector on his own data: runs it over a past, over surrogates of
 * that past without its slow course, and over surrogates with a drop. Takes scored feedback and
 * gives numbers, texts and charts; reads no files, starts no threads.
 */
@NullMarked
package io.bellwether.calibration;

import org.jspecify.annotations.NullMarked;
