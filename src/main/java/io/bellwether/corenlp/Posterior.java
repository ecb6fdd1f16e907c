package io.bellwether.corenlp;

import io.bellwether.sentiment.Sentiment;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a model made of a labelled text. Immutable. */
final class Posterior {

    private final Sentiment truth;
    private final @Nullable LocalDate day;
    private final double[] probabilities;

    /**
     * @param day in UTC; null when it is not known
     */
    Posterior(Sentiment truth, @Nullable LocalDate day, double[] probabilities) {
        this.truth = truth;
        this.day = day;
        this.probabilities = probabilities.clone();
    }

    Sentiment truth() {
        return truth;
    }

    @Nullable LocalDate day() {
        return day;
    }

    /** Probabilities of the classes, in their order. */
    double[] probabilities() {
        return probabilities.clone();
    }
}
