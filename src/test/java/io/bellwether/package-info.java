/** Rules that hold for the program as a whole. */
@org.jspecify.annotations.NullMarked
package io.bellwether;
