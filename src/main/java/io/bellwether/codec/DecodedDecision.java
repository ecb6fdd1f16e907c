package io.bellwether.codec;

import io.bellwether.decision.Decision;
import io.bellwether.feedback.Rejection;

/** What became of one decision record or line. */
public sealed interface DecodedDecision {

    /** It could be read. */
    record Accepted(Decision decision) implements DecodedDecision {}

    /** It could not, and goes to the dead letters. */
    record Rejected(Rejection rejection) implements DecodedDecision {}
}
