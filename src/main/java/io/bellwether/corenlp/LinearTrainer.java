package io.bellwether.corenlp;

import edu.stanford.nlp.classify.LinearClassifier;
import edu.stanford.nlp.classify.LinearClassifierFactory;
import edu.stanford.nlp.classify.WeightedDataset;
import io.bellwether.corenlp.FeatureKey.Kind;
import io.bellwether.sentiment.Sentiment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Fits the linear scorer to labelled texts with CoreNLP's {@link LinearClassifierFactory}: maximum
 * entropy with a Gaussian prior, minimised with its QNMinimizer. The same files in the same order
 * give the same bytes.
 *
 * <p>Choices, made by four-fold cross-validation within SemEval's training tweets:
 *
 * <ul>
 *   <li>the prior's standard deviation is {@value #SIGMA} (tried .12, .14, .17, .2);
 *   <li>within a file the classes have equal weight, so that the probabilities hold for equal
 *       shares; it does more for macro recall than offsets that were fitted afterwards;
 *   <li>features of fewer than {@value #MIN_TEXTS} texts are left out, for privacy;
 *   <li>a file that lacks a class, such as what staff wrote under "pros" and "cons", would teach
 *       that its vocabulary is never neutral. Its texts carry a feature of their own, which takes
 *       that lesson, and is dropped from the model.
 * </ul>
 */
public final class LinearTrainer {

    /** Texts a feature must occur in. */
    static final int MIN_TEXTS = 5;

    /**
     * Every weight is a multiple of this many steps, but for those of the bias, which is in every
     * text: they are off by different rests, so that no two classes of a text have the same sum.
     * CoreNLP would choose among such by the order of a hash table. First is neutral, then
     * negative.
     */
    private static final int GRAIN = 4;

    private static final short[] TIE_BREAK = {1, 2, 0};

    /** Standard deviation of the prior. */
    static final double SIGMA = 0.17;

    private static final double TOLERANCE = 1e-4;

    private LinearTrainer() {}

    /**
     * What came of a training.
     *
     * @param scorerId id of the scorer with the new model
     * @param texts texts it was trained on
     * @param features features it has
     * @param isAdjustable whether it is known what the model confuses
     */
    public record Result(String scorerId, int texts, int features, boolean isAdjustable) {

        static Result of(LinearModel model, int texts) {
            return new Result(
                    new LinearScorer(model).id(), texts, model.size(), model.adjustment() != null);
        }
    }

    /**
     * Trains on texts, apart by file.
     *
     * @throws IllegalArgumentException when a class has no text in any of the files
     */
    static LinearModel model(List<List<LabelledText>> files, Progress progress) {
        TrainingWords words = new TrainingWords(Lexicon.shipped());
        List<Example> examples = examples(files, words, progress);
        progress.step("train", 0, 1);
        LinearModel model = fit(examples, words);
        progress.step("train", 1, 1);
        Adjustment adjustment = new Confusions(files, examples, words).adjustment(progress);
        return adjustment == null ? model : ModelFile.adjusted(model, adjustment);
    }

    /**
     * Judges the recipe within the texts to train on: every {@code folds}-th is scored by a model
     * trained on the others.
     *
     * @param folds at least 2
     * @throws IllegalArgumentException when a class has no text to train on
     */
    public static Evaluation crossValidate(Split split, int folds, Progress progress) {
        if (folds < 2) {
            throw new IllegalArgumentException("folds are " + folds + "; at least 2 are needed");
        }
        TrainingWords words = new TrainingWords(Lexicon.shipped());
        List<List<LabelledText>> files = split.trainingTexts();
        List<LabelledText> texts = files.stream().flatMap(List::stream).toList();
        List<Example> examples = examples(files, words, progress);
        Tally tally = new Tally();
        for (int fold = 0; fold < folds; fold++) {
            judge(texts, examples, fold, folds, words, tally);
            progress.step("cross-validate", fold + 1, folds);
        }
        return tally.evaluation("linear, " + folds + "-fold");
    }

    private static void judge(
            List<LabelledText> texts,
            List<Example> examples,
            int fold,
            int folds,
            TrainingWords words,
            Tally tally) {
        List<Example> others = new ArrayList<>();
        List<LabelledText> judged = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            if (i % folds == fold) {
                judged.add(texts.get(i));
            } else {
                others.add(examples.get(i));
            }
        }
        LinearScorer scorer = new LinearScorer(fit(others, words));
        tally.addAll(scorer, judged, Progress.NONE);
    }

    private static List<Example> examples(
            List<List<LabelledText>> files, TrainingWords words, Progress progress) {
        TextReader reader = new TextReader(words);
        List<Example> examples = new ArrayList<>();
        for (int file = 0; file < files.size(); file++) {
            for (LabelledText text : files.get(file)) {
                examples.add(Example.of(text, file, reader));
            }
            progress.step("read", file + 1, files.size());
        }
        return examples;
    }

    /** Fits a model. Weights that round to nothing are left out. */
    static LinearModel fit(List<Example> examples, TrainingWords words) {
        LinearClassifier<Sentiment, Long> classifier = classifier(examples, words);
        Sentiment[] classes = Sentiment.values();
        SortedMap<Long, short[]> weights = new TreeMap<>();
        for (Long feature : classifier.features()) {
            short[] weight = new short[classes.length];
            boolean counts = false;
            for (int i = 0; i < classes.length; i++) {
                weight[i] = quantised(classifier.weight(feature, classes[i]));
                counts |= weight[i] != 0;
                if (feature == FeatureKey.of(Kind.BIAS)) {
                    weight[i] += TIE_BREAK[i];
                    counts = true;
                }
            }
            if (counts && FeatureKey.kind(feature) != Kind.SOURCE) {
                weights.put(feature, weight);
            }
        }
        return words.model(weights);
    }

    /** CoreNLP's classifier as it was trained, before its weights are rounded. */
    static LinearClassifier<Sentiment, Long> classifier(
            List<Example> examples, TrainingWords words) {
        Map<Integer, EnumMap<Sentiment, Integer>> counts = countClasses(examples);
        Set<Long> kept = frequent(examples, words);
        WeightedDataset<Sentiment, Long> data = new WeightedDataset<>(examples.size());
        // The order of the labels comes from here, not from whichever text is first.
        data.labelIndex().addAll(List.of(Sentiment.values()));
        for (Example example : examples) {
            EnumMap<Sentiment, Integer> file =
                    counts.getOrDefault(example.file(), new EnumMap<>(Sentiment.class));
            List<Long> features = new ArrayList<>();
            example.forEachFeature(
                    key -> {
                        if (kept.contains(key)) {
                            features.add(key);
                        }
                    });
            if (file.size() < Sentiment.values().length) {
                features.add(FeatureKey.of(Kind.SOURCE, example.file()));
            }
            data.add(features, example.label(), weight(file, example.label()));
        }
        LinearClassifierFactory<Sentiment, Long> factory =
                new LinearClassifierFactory<>(TOLERANCE, false, SIGMA);
        factory.setVerbose(false);
        return factory.trainClassifier(data);
    }

    /** Weight of a text, by how many of its file's texts have each label. */
    static float weight(EnumMap<Sentiment, Integer> file, Sentiment label) {
        int all = file.values().stream().mapToInt(Integer::intValue).sum();
        return (float) all / (file.size() * file.getOrDefault(label, all));
    }

    private static Map<Integer, EnumMap<Sentiment, Integer>> countClasses(
            Collection<Example> examples) {
        Map<Integer, EnumMap<Sentiment, Integer>> counts = new TreeMap<>();
        EnumMap<Sentiment, Integer> all = new EnumMap<>(Sentiment.class);
        for (Example example : examples) {
            counts.computeIfAbsent(example.file(), file -> new EnumMap<>(Sentiment.class))
                    .merge(example.label(), 1, Integer::sum);
            all.merge(example.label(), 1, Integer::sum);
        }
        for (Sentiment sentiment : Sentiment.values()) {
            if (!all.containsKey(sentiment)) {
                throw new IllegalArgumentException(
                        "no text is labelled " + sentiment.label() + "; all three are needed");
            }
        }
        return counts;
    }

    private static Set<Long> frequent(List<Example> examples, TrainingWords words) {
        Map<Long, Integer> counts = new HashMap<>();
        for (Example example : examples) {
            example.forEachFeature(key -> counts.merge(key, 1, Integer::sum));
        }
        Set<Long> frequent = new HashSet<>();
        counts.forEach(
                (key, count) -> {
                    if (count >= MIN_TEXTS && !namesSomebody(key, words)) {
                        frequent.add(key);
                    }
                });
        return frequent;
    }

    /** What {@link TextCleaner} should have dropped; a model must not hold it whatever comes. */
    private static boolean namesSomebody(long key, TrainingWords words) {
        String feature = FeatureKey.describe(key, words);
        return feature.indexOf('@') >= 0 || feature.contains("http") || feature.contains("www.");
    }

    private static short quantised(double weight) {
        long grains = Math.round(weight * LinearModel.STEPS / GRAIN);
        long most = Short.MAX_VALUE / GRAIN;
        return (short) (GRAIN * Math.max(-most, Math.min(most, grains)));
    }
}
