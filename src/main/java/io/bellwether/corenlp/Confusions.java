package io.bellwether.corenlp;

import io.bellwether.sentiment.Sentiment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the {@link Adjustment} of a model by cross-validation on its training texts: every
 * {@value #FOLDS}th text of the largest file that has all three classes is judged by a model that
 * was trained on all the others. Files without one of the classes teach, but are not judged: their
 * texts are of another kind.
 */
final class Confusions {

    private static final int FOLDS = 5;

    private static final int CLASSES = Sentiment.values().length;

    private final List<List<LabelledText>> files;
    private final List<Example> examples;
    private final TrainingWords words;
    private final Map<Sentiment, Mean> means = new EnumMap<>(Sentiment.class);

    /**
     * @param examples the texts of the files, in their order
     */
    Confusions(List<List<LabelledText>> files, List<Example> examples, TrainingWords words) {
        this.files = List.copyOf(files);
        this.examples = List.copyOf(examples);
        this.words = words;
    }

    /**
     * The adjustment; null when no file has all three classes, or the texts are too few or too much
     * alike to tell what is confused.
     */
    @Nullable Adjustment adjustment(Progress progress) {
        int file = largestComplete();
        if (file < 0) {
            return null;
        }
        List<LabelledText> texts = files.get(file);
        for (int fold = 0; fold < FOLDS; fold++) {
            if (!judge(texts, file, fold)) {
                return null;
            }
            progress.step("confusions", fold + 1, FOLDS);
        }
        return result();
    }

    /** The file with the most texts among those with all classes; the first of equals; or -1. */
    private int largestComplete() {
        int largest = -1;
        int most = 0;
        for (int file = 0; file < files.size(); file++) {
            List<LabelledText> texts = files.get(file);
            long found = texts.stream().map(LabelledText::label).distinct().count();
            if (found == CLASSES && texts.size() > most) {
                most = texts.size();
                largest = file;
            }
        }
        return largest;
    }

    /** False when a class has no text left to train on. */
    private boolean judge(List<LabelledText> texts, int file, int fold) {
        List<Example> others = new ArrayList<>();
        Set<Sentiment> taught = EnumSet.noneOf(Sentiment.class);
        int place = 0;
        for (Example example : examples) {
            boolean isJudged = example.file() == file && place++ % FOLDS == fold;
            if (!isJudged) {
                others.add(example);
                taught.add(example.label());
            }
        }
        if (taught.size() < CLASSES) {
            return false;
        }
        LinearScorer scorer = new LinearScorer(LinearTrainer.fit(others, words));
        for (int i = fold; i < texts.size(); i += FOLDS) {
            add(texts.get(i).label(), scorer.probabilities(texts.get(i).text()));
        }
        return true;
    }

    private void add(Sentiment truth, Optional<double[]> probabilities) {
        if (probabilities.isPresent()) {
            means.computeIfAbsent(truth, key -> new Mean()).add(probabilities.get());
        }
    }

    private @Nullable Adjustment result() {
        List<Adjustment.Column> columns = new ArrayList<>();
        for (Mean mean : means.values()) {
            columns.add(Adjustment.Column.of(mean.values()));
        }
        return columns.size() == CLASSES
                        && Adjustment.isDefined(columns.get(0), columns.get(1), columns.get(2))
                ? new Adjustment(columns.get(0), columns.get(1), columns.get(2))
                : null;
    }

    /** The mean of probabilities. */
    private static final class Mean {
        private final double[] sums = new double[CLASSES];
        private long count;

        void add(double[] probabilities) {
            count++;
            for (int k = 0; k < CLASSES; k++) {
                sums[k] += probabilities[k];
            }
        }

        double[] values() {
            double[] values = new double[CLASSES];
            for (int k = 0; k < CLASSES; k++) {
                values[k] = sums[k] / count;
            }
            return values;
        }
    }
}
