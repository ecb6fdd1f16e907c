package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bellwether.SharedData;
import io.bellwether.sentiment.Score;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the shipped model to its figures, where the data is at hand. */
class ShippedModelTest {

    private static final LinearScorer SCORER = LinearScorer.shipped();

    @TempDir private Path dir = Path.of("");

    @Test
    void tweetsOf2017AreReadAsTheModelCardSays() throws IOException {
        Path file = SharedData.file("semeval2017-labelled.jsonl.gz");
        Evaluation evaluation = Evaluation.of(SCORER, List.of(file));
        assertThat(evaluation.macroRecall()).isGreaterThan(0.64);
        assertThat(evaluation.macroF1()).isGreaterThan(0.63);
        assertThat(evaluation.confusion().notScored()).isLessThan(71);
    }

    @Test
    void complaintsToAirlinesAreReadAsTheModelCardSays() throws IOException {
        Path file = SharedData.file("airline2015-labelled.jsonl.gz");
        Evaluation evaluation = Evaluation.of(SCORER, List.of(file));
        assertThat(evaluation.macroRecall()).isGreaterThan(0.69);
    }

    @Test
    void levelsOfAppReviewsFollowTheirStars() throws IOException {
        List<double[]> pairs = levelsAndStars("robinhood-coinbase-users-googleplay.jsonl.gz");
        assertThat(pairs).hasSizeGreaterThan(9800);
        assertThat(correlation(pairs)).isGreaterThan(0.74);
    }

    private static List<double[]> levelsAndStars(String name) throws IOException {
        Path file = SharedData.file(name);
        List<double[]> pairs = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            JsonMapper json = new JsonMapper();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode review = json.readTree(line);
                if (SCORER.score(review.path("text").asText(), null)
                        instanceof Score.Scored scored) {
                    pairs.add(new double[] {scored.level(), review.path("rating").asDouble()});
                }
            }
        }
        return pairs;
    }

    private static double correlation(List<double[]> pairs) {
        double x = pairs.stream().mapToDouble(pair -> pair[0]).average().orElseThrow();
        double y = pairs.stream().mapToDouble(pair -> pair[1]).average().orElseThrow();
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (double[] pair : pairs) {
            xx += (pair[0] - x) * (pair[0] - x);
            xy += (pair[0] - x) * (pair[1] - y);
            yy += (pair[1] - y) * (pair[1] - y);
        }
        return xy / Math.sqrt(xx * yy);
    }

    @Test
    void itIsWhatItsRecipeMakes() throws IOException {
        Path tweets = SharedData.file("semeval-train.jsonl.gz");
        Path staff = SharedData.file("staff-proscons-labelled.jsonl.gz");
        Path model = dir.resolve("model.gz");
        LinearTrainer.Result result = Models.train(List.of(tweets, staff), model);
        assertThat(result.scorerId()).isEqualTo(SCORER.id());
    }
}
