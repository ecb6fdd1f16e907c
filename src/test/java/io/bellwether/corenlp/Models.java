package io.bellwether.corenlp;

import edu.stanford.nlp.classify.LinearClassifier;
import edu.stanford.nlp.ling.BasicDatum;
import edu.stanford.nlp.stats.Counter;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.Sentiment;
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
