package io.bellwether.redaction;

import java.util.List;

/** Finds in texts what is to be replaced. Used by several threads at once. */
@FunctionalInterface
public interface Finder {

    /** The parts of {@code text}, in order and without overlap. */
    List<Found> find(String text);
}
