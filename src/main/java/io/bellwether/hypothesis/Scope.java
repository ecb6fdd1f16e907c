package io.bellwether.hypothesis;

import io.bellwether.sentiment.ScoredFeedback;

/** Whose votes of an asset a claim is about. */
public sealed interface Scope {

    /** Everybody's. */
    record Whole() implements Scope {}

    /** Those from one source. */
    record OfSource(String source) implements Scope {
        public OfSource {
            if (source.isBlank()) {
                throw new IllegalArgumentException("a source needs a name");
            }
        }
    }

    /** Those of one segment: the label {@code key} has {@code value}. */
    record OfSegment(String key, String value) implements Scope {
        public OfSegment {
            if (key.isBlank() || value.isBlank()) {
                throw new IllegalArgumentException("a segment needs a key and a value");
            }
        }
    }

    /** Whether {@code vote} is one of them. */
    default boolean contains(ScoredFeedback vote) {
        return switch (this) {
            case Whole whole -> true;
            case OfSource one -> one.source.equals(vote.source());
            case OfSegment one -> one.value.equals(vote.segment().get(one.key));
        };
    }
}
