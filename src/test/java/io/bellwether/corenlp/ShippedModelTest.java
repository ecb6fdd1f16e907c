package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
    void itIsWhatItsRecipeMakes() throws IOException {
        Path tweets = SharedData.file("semeval-train.jsonl.gz");
        Path staff = SharedData.file("staff-proscons-labelled.jsonl.gz");
        Path model = dir.resolve("model.gz");
        LinearTrainer.Result result =
                LinearTrainer.train(List.of(tweets, staff), model, Progress.NONE);
        assertThat(result.scorerId()).isEqualTo(SCORER.id());
    }
}
