package io.bellwether.config;

import io.bellwether.sentiment.Prevalence;

/** Which scorer, and what its level says of how frequent the classes are. */
public enum ScorerKind {
    LINEAR("linear", Prevalence.COUNTED),
    ADJUSTED("linear", Prevalence.ADJUSTED),
    TREE("tree", Prevalence.COUNTED);

    private final String scorer;
    private final Prevalence prevalence;

    ScorerKind(String scorer, Prevalence prevalence) {
        this.scorer = scorer;
        this.prevalence = prevalence;
    }

    /** The name that scorers are opened by. */
    public String scorer() {
        return scorer;
    }

    /** What its level says. */
    public Prevalence prevalence() {
        return prevalence;
    }
}
