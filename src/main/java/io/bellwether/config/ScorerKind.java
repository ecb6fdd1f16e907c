package io.bellwether.config;

/** The scorers there are. */
public enum ScorerKind {
    /** Fast, and the better one on short texts. */
    LINEAR,
    /** CoreNLP's recursive network over parse trees; slow. */
    TREE
}
