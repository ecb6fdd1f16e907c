package io.bellwether.feedback;

/** What became of one input record: bad input is a value, not an exception. */
public sealed interface Decoded {

    /** The record could be read. */
    record Accepted(Feedback feedback) implements Decoded {}

    /** The record could not be read and goes to the dead letters. */
    record Rejected(Rejection rejection) implements Decoded {}
}
