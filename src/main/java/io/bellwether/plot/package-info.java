/**
 * Charts as SVG: marks with intervals, lines, bands, on linear, logarithmic, time and category
 * axes. Knows nothing of what is drawn. Drawn by hand since the libraries for it measure their
 * texts with AWT, which needs fonts that headless servers lack and gives other bytes on other
 * machines; here the same chart gives the same bytes everywhere.
 */
@NullMarked
package io.bellwether.plot;

import org.jspecify.annotations.NullMarked;
