package io.bellwether.monitor;

/**
 * What a block of hours would look like if copies counted, and who is new in it. A note: none of it
 * ever raises an alert.
 *
 * @param level mean of the votes and of the copies, in [0, 1]; NaN of staff or where unknown
 * @param copies records that would be votes if their texts repeated no other; -1 of staff or where
 *     unknown
 * @param isNotice whether the copies would have raised an alert which the votes did not
 * @param hasManyNewAuthors whether far more of the votes than usual are of authors who were not
 *     heard for 14 days
 */
public record RawLevel(double level, long copies, boolean isNotice, boolean hasManyNewAuthors) {

    /** Nothing is known, or nothing may be told. */
    public static final RawLevel UNKNOWN = new RawLevel(Double.NaN, -1, false, false);

    public RawLevel {
        if (copies < -1) {
            throw new IllegalArgumentException("copies " + copies + " is below -1");
        }
    }

    /** Whether the copies are told. */
    public boolean isKnown() {
        return copies >= 0;
    }
}
