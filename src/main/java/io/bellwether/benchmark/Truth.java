package io.bellwether.benchmark;

/** What only the simulator knows; handed to the one detector that may know it. */
interface Truth {

    /** Mean level of the present hour without topics and crises: level, season, slow changes. */
    double expected();

    /** The world that the votes come from. */
    World world();
}
