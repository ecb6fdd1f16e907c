package io.bellwether.hypothesis;

/** Which metrics a vote is counted for. */
public enum Part {
    /** For every one that it has a value of. */
    ALL,
    /** For those of its text. */
    TEXT,
    /** For that of its stars. */
    STARS;

    boolean has(Metric metric) {
        return this == ALL || metric.isOfStars() == (this == STARS);
    }
}
