/** The stages against hand-written ports. */
@org.jspecify.annotations.NullMarked
package io.bellwether.pipeline;
