package io.bellwether.corenlp;

import edu.stanford.nlp.classify.LinearClassifier;
import org.jspecify.annotations.Nullable;

/**
 * A trained linear model: words with what is known of them, and features with their weights.
 * Immutable, safe for use by several threads.
 *
 * <p>Weights are multiples of 1/{@value #STEPS}, so that their sums are exact and depend neither on
 * order nor on machine. The class is always that of CoreNLP's {@link LinearClassifier} with the
 * same weights.
 */
final class LinearModel {

    /** Steps of a weight between one whole number and the next. */
    static final int STEPS = 4096;

    private final ModelWords words;
    private final FeatureTable features;
    private final @Nullable Adjustment adjustment;
    private final String hash;
    private final TextReader reader;
    private final ThreadLocal<Sums> sums;

    /**
     * @param adjustment null when it is not known what the model confuses
     * @param hash 16 hexadecimal digits of what the model file holds
     */
    LinearModel(
            ModelWords words, FeatureTable features, @Nullable Adjustment adjustment, String hash) {
        this.words = words;
        this.features = features;
        this.adjustment = adjustment;
        this.hash = hash;
        this.reader = new TextReader(words);
        this.sums = ThreadLocal.withInitial(() -> new Sums(features));
    }

    ModelWords words() {
        return words;
    }

    FeatureTable features() {
        return features;
    }

    /** What the model confuses; null when that is not known. */
    @Nullable Adjustment adjustment() {
        return adjustment;
    }

    String hash() {
        return hash;
    }

    /** How many features have a weight. */
    int size() {
        return features.size();
    }

    /**
     * Reads a text as {@link TextCleaner} leaves it. The result is valid until the same thread
     * reads another.
     */
    Reading read(String clean) {
        return reader.read(clean);
    }

    /** Probabilities of the classes, were all three equally frequent, in their order. */
    double[] probabilities(Reading text) {
        long[] steps = sums.get().of(text);
        double[] logits = new double[steps.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = steps[i] / (double) STEPS;
        }
        return softmax(logits);
    }

    static double[] softmax(double[] logits) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            highest = Math.max(highest, logit);
        }
        double[] result = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < result.length; i++) {
            // StrictMath: the same digits on every machine, compiled or interpreted.
            result[i] = StrictMath.exp(logits[i] - highest);
            sum += result[i];
        }
        for (int i = 0; i < result.length; i++) {
            result[i] /= sum;
        }
        return result;
    }

    /** How much a feature speaks for positive and against negative, in logits; 0 if unknown. */
    double lean(long key) {
        int slot = features.slot(key);
        return slot < 0
                ? 0
                : (features.weight(slot, 2) - features.weight(slot, 0)) / (double) STEPS;
    }
}
