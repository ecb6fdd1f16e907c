package io.bellwether.corenlp;

import edu.stanford.nlp.classify.LinearClassifier;
import edu.stanford.nlp.ling.BasicDatum;
import edu.stanford.nlp.stats.Counter;
import io.bellwether.sentiment.Sentiment;
import java.util.Collection;

/**
 * A trained linear model: the lexicon whose words it counts, and CoreNLP's classifier. Immutable,
 * safe for use by several threads.
 *
 * <p>Weights are multiples of 1/{@value #STEPS}, so that their sums are exact and depend neither on
 * order nor on machine.
 */
final class LinearModel {

    /** Steps of a weight between one whole number and the next. */
    static final int STEPS = 1024;

    private final Lexicon lexicon;
    private final LinearClassifier<Sentiment, String> classifier;
    private final String hash;

    /**
     * @param hash 16 hexadecimal digits of what the model file holds
     */
    LinearModel(Lexicon lexicon, LinearClassifier<Sentiment, String> classifier, String hash) {
        this.lexicon = lexicon;
        this.classifier = classifier;
        this.hash = hash;
    }

    Lexicon lexicon() {
        return lexicon;
    }

    LinearClassifier<Sentiment, String> classifier() {
        return classifier;
    }

    String hash() {
        return hash;
    }

    /** How many features have a weight. */
    int size() {
        return classifier.featureIndex().size();
    }

    /** Whether the token's word was seen in training or is in the lexicon. */
    boolean knows(Token token) {
        return lexicon.contains(token.bare()) || isFeature(token.bare());
    }

    /** Probabilities of the classes, were all three equally frequent, in their order. */
    double[] probabilities(Collection<String> features) {
        Counter<Sentiment> scores = classifier.scoresOf(new BasicDatum<>(features));
        Sentiment[] classes = Sentiment.values();
        double[] result = new double[classes.length];
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < classes.length; i++) {
            result[i] = scores.getCount(classes[i]);
            highest = Math.max(highest, result[i]);
        }
        double sum = 0;
        for (int i = 0; i < result.length; i++) {
            // StrictMath: the same digits on every machine, compiled or interpreted.
            result[i] = StrictMath.exp(result[i] - highest);
            sum += result[i];
        }
        for (int i = 0; i < result.length; i++) {
            result[i] /= sum;
        }
        return result;
    }

    /** How much a feature speaks for positive and against negative, in logits; 0 if unknown. */
    double lean(String feature) {
        return isFeature(feature)
                ? classifier.weight(feature, Sentiment.POSITIVE)
                        - classifier.weight(feature, Sentiment.NEGATIVE)
                : 0;
    }

    private boolean isFeature(String feature) {
        return classifier.featureIndex().indexOf(feature) >= 0;
    }
}
