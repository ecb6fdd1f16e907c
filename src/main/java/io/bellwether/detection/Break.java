package io.bellwether.detection;

/**
 * A level that was accepted as the new normal. Everything before it has been shifted to the new
 * level already; what the shift is not sure of is added to the filter's doubt on that day.
 *
 * @param day the first day at the new level
 * @param variance of the shift
 */
record Break(long day, double variance) {

    /** No break has ever been. */
    static final Break NEVER = new Break(Long.MIN_VALUE, 0);

    /** Variance that is added between two neighbouring rows. */
    double between(long earlierDay, long laterDay) {
        return earlierDay < day && day <= laterDay ? variance : 0;
    }
}
