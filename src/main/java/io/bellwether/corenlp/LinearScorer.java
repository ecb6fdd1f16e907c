package io.bellwether.corenlp;

import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Scores English text with CoreNLP's tokeniser and a linear classifier over words. The default.
 *
 * <p>35,000 to 50,000 texts per CPU-second of one thread. Of a text the first {@link
 * io.bellwether.feedback.Feedback#MAX_TEXT_LENGTH} characters and 1,000 tokens are read. The class
 * probabilities, and so the level, hold for a stream in which the three classes are equally
 * frequent. Safe for use by several threads.
 */
public final class LinearScorer implements SentimentScorer {

    /** The name by which configuration and command line ask for it. */
    public static final String NAME = "linear";

    private final LinearModel model;
    private final @Nullable AdjustedLevel adjusted;
    private final String id;

    LinearScorer(LinearModel model) {
        this(model, null);
    }

    private LinearScorer(LinearModel model, @Nullable AdjustedLevel adjusted) {
        this.model = model;
        this.adjusted = adjusted;
        // Other levels, other id: to the monitor they are another scorer's.
        this.id = NAME + "-" + model.hash() + (adjusted == null ? "" : "-adjusted");
    }

    /** The scorer with the model in the jar. */
    public static LinearScorer shipped() {
        return new LinearScorer(ModelFile.shipped());
    }

    /**
     * The scorer with a model that {@link Training} wrote.
     *
     * @throws IOException when the file cannot be read or is damaged
     */
    public static LinearScorer open(Path model) throws IOException {
        return new LinearScorer(ModelFile.read(model));
    }

    /**
     * The scorer with the same model and classes, whose level is adjusted for what the model
     * confuses.
     *
     * @throws IllegalArgumentException when that is not known of the model
     */
    public LinearScorer adjusted() {
        return new LinearScorer(model, new AdjustedLevel(requireAdjustment()));
    }

    /** What the model confuses. */
    Adjustment requireAdjustment() {
        Adjustment adjustment = model.adjustment();
        if (adjustment == null) {
            throw new IllegalArgumentException(
                    "the model does not tell what it confuses, so prevalence cannot be adjusted;"
                            + " train it again on more texts of all three classes, or use"
                            + " prevalence counted");
        }
        return adjustment;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Score score(String text, @Nullable String language) {
        if (Language.isForeign(language)) {
            return new Score.NotScored(Score.Reason.LANGUAGE);
        }
        return score(model.read(TextCleaner.clean(text)));
    }

    private Score score(Reading text) {
        Score.Reason obstacle = obstacle(text);
        if (obstacle != null) {
            return new Score.NotScored(obstacle);
        }
        double[] p = model.probabilities(text);
        Score.Scored counted = Score.Scored.ofProbabilities(p[0], p[1], p[2]);
        return adjusted == null ? counted : new Score.Scored(adjusted.of(p), counted.sentiment());
    }

    private static Score.@Nullable Reason obstacle(Reading text) {
        if (!Language.hasWords(text)) {
            return Score.Reason.NO_WORDS;
        }
        return Language.isEnglish(text) ? null : Score.Reason.LANGUAGE;
    }

    /** Probabilities of the classes, whatever the level; empty when the text is not scored. */
    Optional<double[]> probabilities(String text) {
        Reading reading = model.read(TextCleaner.clean(text));
        return obstacle(reading) == null
                ? Optional.of(model.probabilities(reading))
                : Optional.empty();
    }

    @Override
    public List<String> carriers(String text) {
        return explain(text).carriers();
    }

    /** Scores a text as {@link #score} does and tells which of its words decided. */
    public Explanation explain(String text) {
        Reading reading = model.read(TextCleaner.clean(text));
        return Explanation.of(score(reading), reading, model);
    }
}
