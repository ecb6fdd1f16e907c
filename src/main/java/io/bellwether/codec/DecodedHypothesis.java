package io.bellwether.codec;

import io.bellwether.feedback.Rejection;
import io.bellwether.hypothesis.Hypothesis;

/** What became of one line of a file of hypotheses. */
public sealed interface DecodedHypothesis {

    /** It could be read. */
    record Accepted(Hypothesis hypothesis) implements DecodedHypothesis {}

    /** It could not. */
    record Rejected(Rejection rejection) implements DecodedHypothesis {}
}
