package io.bellwether.corenlp;

import edu.stanford.nlp.classify.LinearClassifier;
import edu.stanford.nlp.classify.LinearClassifierFactory;
import edu.stanford.nlp.classify.WeightedDataset;
import io.bellwether.sentiment.Sentiment;
import java.io.IOException;
import java.nio.file.Path;
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
 *   <li>the prior's standard deviation is {@value #SIGMA} (tried .1, .15, .2, .25, .3, .5, 1);
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

    private static final double SIGMA = 0.2;
    private static final double TOLERANCE = 1e-4;
    private static final String SOURCE = "SOURCE_";

    private LinearTrainer() {}

    /**
     * What came of a training.
     *
     * @param scorerId id of the scorer with the new model
     * @param texts texts it was trained on
     * @param features features it has
     */
    public record Result(String scorerId, int texts, int features) {}

    /** One training text, read. */
    record Example(Set<String> features, Sentiment label, int file) {}

    /**
     * Trains on labelled files and writes the model.
     *
     * @throws IOException when a file cannot be read or has a bad line, or the model not be written
     * @throws IllegalArgumentException when a class has no text in any of the files
     */
    public static Result train(List<Path> files, Path output, Progress progress)
            throws IOException {
        Lexicon lexicon = Lexicon.shipped();
        List<Example> examples = examples(files, lexicon, progress);
        progress.step("train", 0, 1);
        SortedMap<String, short[]> weights = fit(examples);
        progress.step("train", 1, 1);
        String hash = ModelFile.write(output, lexicon, weights);
        return new Result(LinearScorer.NAME + "-" + hash, examples.size(), weights.size());
    }

    /**
     * Judges the recipe within labelled files: every {@code folds}-th text is scored by a model
     * trained on the others.
     *
     * @param folds at least 2
     * @throws IOException as {@link #train}
     */
    public static Evaluation crossValidate(List<Path> files, int folds, Progress progress)
            throws IOException {
        if (folds < 2) {
            throw new IllegalArgumentException("folds are " + folds + "; at least 2 are needed");
        }
        Lexicon lexicon = Lexicon.shipped();
        List<LabelledText> texts = new ArrayList<>();
        for (Path file : files) {
            texts.addAll(LabelledFile.read(file));
        }
        List<Example> examples = examples(files, lexicon, progress);
        Tally tally = new Tally();
        for (int fold = 0; fold < folds; fold++) {
            judge(texts, examples, fold, folds, lexicon, tally);
            progress.step("cross-validate", fold + 1, folds);
        }
        return tally.evaluation("linear, " + folds + "-fold");
    }

    private static void judge(
            List<LabelledText> texts,
            List<Example> examples,
            int fold,
            int folds,
            Lexicon lexicon,
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
        LinearScorer scorer = new LinearScorer(ModelFile.model(lexicon, fit(others)));
        tally.addAll(scorer, judged, Progress.NONE);
    }

    private static List<Example> examples(List<Path> files, Lexicon lexicon, Progress progress)
            throws IOException {
        List<Example> examples = new ArrayList<>();
        for (int file = 0; file < files.size(); file++) {
            for (LabelledText text : LabelledFile.read(files.get(file))) {
                examples.add(example(text, file, lexicon));
            }
            progress.step("read", file + 1, files.size());
        }
        return examples;
    }

    static Example example(LabelledText text, int file, Lexicon lexicon) {
        List<Token> tokens = Token.of(TextCleaner.clean(text.text()));
        return new Example(Features.of(tokens, lexicon), text.label(), file);
    }

    /**
     * Weights by feature, in {@link LinearModel#STEPS}; those that round to nothing are left out.
     */
    static SortedMap<String, short[]> fit(List<Example> examples) {
        LinearClassifier<Sentiment, String> classifier = classifier(examples);
        Sentiment[] classes = Sentiment.values();
        SortedMap<String, short[]> weights = new TreeMap<>();
        for (String feature : classifier.features()) {
            short[] weight = new short[classes.length];
            boolean counts = false;
            for (int i = 0; i < classes.length; i++) {
                weight[i] = quantised(classifier.weight(feature, classes[i]));
                counts |= weight[i] != 0;
            }
            if (counts && !feature.startsWith(SOURCE)) {
                weights.put(feature, weight);
            }
        }
        return weights;
    }

    /** CoreNLP's classifier as it was trained, before its weights are rounded. */
    static LinearClassifier<Sentiment, String> classifier(List<Example> examples) {
        Map<Integer, EnumMap<Sentiment, Integer>> counts = countClasses(examples);
        Set<String> kept = frequent(examples);
        WeightedDataset<Sentiment, String> data = new WeightedDataset<>(examples.size());
        // The order of the labels comes from here, not from whichever text is first.
        data.labelIndex().addAll(List.of(Sentiment.values()));
        for (Example example : examples) {
            EnumMap<Sentiment, Integer> file =
                    counts.getOrDefault(example.file(), new EnumMap<>(Sentiment.class));
            List<String> features = new ArrayList<>(example.features());
            features.removeIf(feature -> !kept.contains(feature));
            if (file.size() < Sentiment.values().length) {
                features.add(SOURCE + example.file());
            }
            data.add(features, example.label(), weight(file, example.label()));
        }
        LinearClassifierFactory<Sentiment, String> factory =
                new LinearClassifierFactory<>(TOLERANCE, false, SIGMA);
        factory.setVerbose(false);
        return factory.trainClassifier(data);
    }

    private static float weight(EnumMap<Sentiment, Integer> file, Sentiment label) {
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

    private static Set<String> frequent(List<Example> examples) {
        Map<String, Integer> counts = new HashMap<>();
        for (Example example : examples) {
            for (String feature : example.features()) {
                counts.merge(feature, 1, Integer::sum);
            }
        }
        Set<String> frequent = new HashSet<>();
        counts.forEach(
                (feature, count) -> {
                    if (count >= MIN_TEXTS && !namesSomebody(feature)) {
                        frequent.add(feature);
                    }
                });
        return frequent;
    }

    /** What {@link TextCleaner} should have dropped; a model must not hold it whatever comes. */
    private static boolean namesSomebody(String feature) {
        return feature.indexOf('@') >= 0 || feature.contains("http") || feature.contains("www.");
    }

    private static short quantised(double weight) {
        long steps = Math.round(weight * LinearModel.STEPS);
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, steps));
    }
}
