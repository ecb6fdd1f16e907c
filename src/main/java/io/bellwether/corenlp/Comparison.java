package io.bellwether.corenlp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.sentiment.Sentiment;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Two scorers on the same labelled texts.
 *
 * @param macroRecall of the second less the first
 * @param accuracy test of the two accuracies
 */
public record Comparison(
        Evaluation first, Evaluation second, Difference macroRecall, McNemar accuracy) {

    private static final List<Sentiment> CLASSES = List.of(Sentiment.values());

    /**
     * Compares two scorers on the first {@code limit} texts of labelled files taken together.
     *
     * @throws IOException when a file cannot be read or has a bad line
     */
    public static Comparison of(
            SentimentScorer first,
            SentimentScorer second,
            List<Path> files,
            int limit,
            Progress progress)
            throws IOException {
        return of(first, second, LabelledFile.read(files, limit), progress);
    }

    static Comparison of(
            SentimentScorer first,
            SentimentScorer second,
            List<LabelledText> texts,
            Progress progress) {
        Tally one = new Tally();
        one.addAll(first, texts, progress);
        Tally two = new Tally();
        two.addAll(second, texts, progress);
        BitSet onlyFirst = one.hits();
        onlyFirst.andNot(two.hits());
        BitSet onlySecond = two.hits();
        onlySecond.andNot(one.hits());
        return new Comparison(
                one.evaluation(first.id()),
                two.evaluation(second.id()),
                macroRecall(texts, one.hits(), two.hits()),
                new McNemar(onlyFirst.cardinality(), onlySecond.cardinality()));
    }

    private static Difference macroRecall(List<LabelledText> texts, BitSet first, BitSet second) {
        int[] classes = texts.stream().mapToInt(text -> CLASSES.indexOf(text.label())).toArray();
        int[] all = IntStream.range(0, classes.length).toArray();
        return new Difference(
                "macro recall",
                difference(classes, first, second, all),
                Bootstrap.interval(
                        classes.length, places -> difference(classes, first, second, places)));
    }

    private static double difference(int[] classes, BitSet first, BitSet second, int[] places) {
        int size = CLASSES.size();
        int[] texts = new int[size];
        int[] gains = new int[size];
        for (int place : places) {
            int truth = classes[place];
            texts[truth]++;
            gains[truth] += (second.get(place) ? 1 : 0) - (first.get(place) ? 1 : 0);
        }
        double sum = 0;
        int present = 0;
        for (int i = 0; i < size; i++) {
            if (texts[i] > 0) {
                sum += (double) gains[i] / texts[i];
                present++;
            }
        }
        return present == 0 ? Double.NaN : sum / present;
    }

    /** What the difference of macro recall says, as a sentence. */
    public String verdict() {
        return macroRecall.verdict(first.scorer(), second.scorer());
    }

    /** The figures as a JSON object; shares in [0, 1]. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("first", first.toJson());
        json.set("second", second.toJson());
        json.putArray("differences").add(macroRecall.toJson());
        json.putObject("mcNemar")
                .put("onlyFirstRight", accuracy.onlyFirst())
                .put("onlySecondRight", accuracy.onlySecond())
                .put("exactP", accuracy.exact())
                .put("midP", accuracy.midP());
        return json.put("verdict", verdict());
    }

    /** The figures as lines to read, the scorers one below the other. */
    public String toText() {
        return first.toText()
                + System.lineSeparator()
                + second.toText()
                + System.lineSeparator()
                + String.format(
                        Locale.ROOT,
                        "right only by the first %,d, only by the second %,d;"
                                + " McNemar p = %.4g (mid-p %.4g)%n%s%n",
                        accuracy.onlyFirst(),
                        accuracy.onlySecond(),
                        accuracy.exact(),
                        accuracy.midP(),
                        verdict());
    }
}
