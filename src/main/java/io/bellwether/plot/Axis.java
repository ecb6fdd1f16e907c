package io.bellwether.plot;

import java.util.List;

/** One axis: what it measures, and where a value lies on it. */
public sealed interface Axis permits Linear, Logarithmic, Calendar, Categories {

    /** What is measured, with its unit; may be empty. */
    String label();

    /**
     * Where {@code value} lies: 0 at the axis's beginning, 1 at its end, and outside of that for
     * values that lie outside. Not finite where the value has no place at all, such as 0 on a
     * logarithmic axis.
     */
    double share(double value);

    /** Marks of the axis, in order. */
    List<Tick> ticks();
}
