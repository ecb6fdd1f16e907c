/** Tests of the detector, with slow and obvious references beside the clever parts. */
@NullMarked
package io.bellwether.detection;

import org.jspecify.annotations.NullMarked;
