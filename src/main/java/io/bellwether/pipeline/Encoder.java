package io.bellwether.pipeline;

/** Turns values into bytes. Used by several threads at once. */
@FunctionalInterface
public interface Encoder<T> {

    Encoded encode(T value);
}
