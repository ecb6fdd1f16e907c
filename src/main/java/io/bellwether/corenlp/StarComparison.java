package io.bellwether.corenlp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How the levels of two scorers track the stars of the same texts.
 *
 * @param differences of r by record, day and week, on the texts that both scored
 */
public record StarComparison(
        StarEvaluation first, StarEvaluation second, List<Difference> differences) {

    public StarComparison {
        differences = List.copyOf(differences);
    }

    /**
     * Compares two scorers on rated files.
     *
     * @param by the field whose values are also judged apart; empty for none
     * @param least texts that a day or week needs, at least 1
     * @throws IOException when a file cannot be read or has a bad line
     */
    public static StarComparison of(
            SentimentScorer first,
            SentimentScorer second,
            List<Path> files,
            String by,
            int least,
            int limit,
            Progress progress)
            throws IOException {
        return of(first, second, RatedFile.read(files, by, limit), least, progress);
    }

    static StarComparison of(
            SentimentScorer first,
            SentimentScorer second,
            List<RatedText> texts,
            int least,
            Progress progress) {
        double[] one = StarGroups.levels(first, texts, progress);
        double[] two = StarGroups.levels(second, texts, progress);
        List<Integer> both =
                IntStream.range(0, one.length)
                        .filter(i -> !Double.isNaN(one[i]) && !Double.isNaN(two[i]))
                        .boxed()
                        .toList();
        StarGroups groups = new StarGroups(texts, both, least);
        List<Difference> differences = new ArrayList<>();
        for (StarGroups.Unit unit : StarGroups.Unit.values()) {
            differences.add(
                    difference(
                            unit,
                            groups.means(unit, one),
                            groups.means(unit, two),
                            groups.stars(unit)));
        }
        return new StarComparison(
                StarEvaluation.of(first.id(), texts, one, least),
                StarEvaluation.of(second.id(), texts, two, least),
                differences);
    }

    private static Difference difference(
            StarGroups.Unit unit, double[] one, double[] two, double[] stars) {
        int[] all = IntStream.range(0, stars.length).toArray();
        return new Difference(
                "r by " + unit.name().toLowerCase(Locale.ROOT),
                gain(one, two, stars, all),
                Bootstrap.interval(stars.length, places -> gain(one, two, stars, places)));
    }

    private static double gain(double[] one, double[] two, double[] stars, int[] places) {
        return Correlation.pearson(two, stars, places) - Correlation.pearson(one, stars, places);
    }

    /** What the differences say, a sentence for each. */
    public String verdict() {
        List<String> lines =
                differences.stream().map(d -> d.verdict(first.scorer(), second.scorer())).toList();
        return String.join(System.lineSeparator(), lines.stream().distinct().toList());
    }

    /** The figures as a JSON object. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("first", first.toJson());
        json.set("second", second.toJson());
        ArrayNode list = json.putArray("differences");
        differences.forEach(difference -> list.add(difference.toJson()));
        return json.put("verdict", verdict());
    }

    /** The figures as lines to read. */
    public String toText() {
        String line = System.lineSeparator();
        return first.toText() + line + second.toText() + line + verdict() + line;
    }
}
