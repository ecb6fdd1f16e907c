package io.bellwether.corenlp;

import edu.stanford.nlp.classify.LinearClassifier;
import edu.stanford.nlp.ling.BasicDatum;
import edu.stanford.nlp.stats.Counter;
import edu.stanford.nlp.util.HashIndex;
import edu.stanford.nlp.util.Index;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.Sentiment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Looks into models. */
final class Models {

    private Models() {}

    /** Weights of the classes by feature, in 1/4096. */
    static Map<String, List<Integer>> weights(LinearModel model) {
        FeatureTable table = model.features();
        Map<String, List<Integer>> weights = new TreeMap<>();
        for (long key : table.keys()) {
            int slot = table.slot(key);
            weights.put(
                    FeatureKey.describe(key, model.words()),
                    List.of(table.weight(slot, 0), table.weight(slot, 1), table.weight(slot, 2)));
        }
        return weights;
    }

    /** The model as it is trained and written by the command. */
    static LinearTrainer.Result train(List<Path> files, Path output) throws IOException {
        return Training.run(Split.whole(files), output, Instant.EPOCH, Progress.NONE).result();
    }

    /** CoreNLP's classifier with the same weights: the measure of what is right. */
    static LinearClassifier<Sentiment, Long> classifier(LinearModel model) {
        FeatureTable features = model.features();
        Index<Long> names = new HashIndex<>(features.size());
        double[][] weights = new double[features.size()][FeatureTable.CLASSES];
        for (long key : features.keys()) {
            double[] row = weights[names.addToIndex(key)];
            for (int k = 0; k < row.length; k++) {
                row[k] = features.weight(features.slot(key), k) / (double) LinearModel.STEPS;
            }
        }
        Index<Sentiment> labels = new HashIndex<>(Arrays.asList(Sentiment.values()));
        return new LinearClassifier<>(weights, names, labels);
    }

    /** What CoreNLP's own classifier says of a text. */
    static Score.Scored score(
            String text, LinearModel model, LinearClassifier<Sentiment, Long> classifier) {
        Set<Long> features = new LinkedHashSet<>();
        Features.extract(model.read(TextCleaner.clean(text)), (key, from, to) -> features.add(key));
        Counter<Sentiment> scores = classifier.scoresOf(new BasicDatum<>(features));
        double[] p =
                LinearModel.softmax(
                        new double[] {
                            scores.getCount(Sentiment.NEGATIVE),
                            scores.getCount(Sentiment.NEUTRAL),
                            scores.getCount(Sentiment.POSITIVE)
                        });
        Score.Scored scored = Score.Scored.ofProbabilities(p[0], p[1], p[2]);
        return new Score.Scored(scored.level(), classifier.classOf(new BasicDatum<>(features)));
    }
}
