package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.stanford.nlp.classify.LinearClassifier;
import edu.stanford.nlp.ling.BasicDatum;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.Sentiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinearTrainerTest {

    @TempDir private Path dir = Path.of("");
    private Path corpus = Path.of("");

    @BeforeEach
    void writeCorpus() throws IOException {
        corpus = SmallCorpus.write(dir.resolve("texts.jsonl"));
    }

    @Test
    void theSameTextsGiveTheSameBytes() throws IOException {
        Path first = dir.resolve("first.gz");
        Path second = dir.resolve("second.gz");
        LinearTrainer.Result one = LinearTrainer.train(List.of(corpus), first, Progress.NONE);
        LinearTrainer.Result two = LinearTrainer.train(List.of(corpus), second, Progress.NONE);
        assertThat(first).hasSameBinaryContentAs(second);
        assertThat(one).isEqualTo(two);
        assertThat(one.texts()).isEqualTo(36);
    }

    @Test
    void theScorerGivesTheClassOfTheClassifierThatCoreNlpTrained() {
        List<LinearTrainer.Example> examples = SmallCorpus.examples();
        LinearClassifier<Sentiment, String> trained = LinearTrainer.classifier(examples);
        LinearScorer scorer =
                new LinearScorer(ModelFile.model(Lexicon.shipped(), LinearTrainer.fit(examples)));
        List<Sentiment> expected = new ArrayList<>();
        List<Sentiment> found = new ArrayList<>();
        for (LabelledText text : SmallCorpus.texts()) {
            expected.add(
                    trained.classOf(
                            new BasicDatum<>(
                                    LinearTrainer.example(text, 0, Lexicon.shipped()).features())));
            if (scorer.score(text.text(), null) instanceof Score.Scored scored) {
                found.add(scored.sentiment());
            }
        }
        assertThat(found).isEqualTo(expected).containsAll(List.of(Sentiment.values()));
    }

    @Test
    void aTrainedModelReadsWhatItHasNotSeen() throws IOException {
        Path model = dir.resolve("model.gz");
        LinearTrainer.train(List.of(corpus), model, Progress.NONE);
        LinearScorer scorer = LinearScorer.open(model);
        assertThat(scorer.score("terrible and slow, never works", null))
                .isInstanceOfSatisfying(
                        Score.Scored.class,
                        scored -> assertThat(scored.sentiment()).isEqualTo(Sentiment.NEGATIVE));
    }

    @Test
    void featuresOfFewerThanFiveTextsAndOfPeopleAreLeftOut() {
        SortedMap<String, short[]> weights = LinearTrainer.fit(SmallCorpus.examples());
        assertThat(weights).containsKey("terrible").doesNotContainKey("my team is");
        assertThat(weights.keySet()).noneMatch(f -> f.contains("somebody") || f.contains("@"));
    }

    @Test
    void aFileWithoutNeutralTextsLeavesNeutralAlone() {
        SortedMap<String, short[]> apart = LinearTrainer.fit(withProsAndCons(1));
        SortedMap<String, short[]> together = LinearTrainer.fit(withProsAndCons(0));
        assertThat(apart.keySet()).noneMatch(feature -> feature.startsWith("SOURCE_"));
        assertThat(neutral(apart, "opens on monday"))
                .isGreaterThan(neutral(together, "opens on monday") + LinearModel.STEPS / 10);
    }

    private static List<LinearTrainer.Example> withProsAndCons(int file) {
        List<LinearTrainer.Example> examples = new ArrayList<>(SmallCorpus.examples());
        for (int i = 0; i < 100; i++) {
            LabelledText pro = new LabelledText("opens on Monday", Sentiment.POSITIVE);
            LabelledText con = new LabelledText("opens on Monday", Sentiment.NEGATIVE);
            examples.add(LinearTrainer.example(pro, file, Lexicon.shipped()));
            examples.add(LinearTrainer.example(con, file, Lexicon.shipped()));
        }
        return examples;
    }

    private static int neutral(SortedMap<String, short[]> weights, String feature) {
        short[] weight = Objects.requireNonNull(weights.get(feature));
        return weight[1];
    }

    @Test
    void aMissingClassIsNamed() throws IOException {
        Path file = dir.resolve("two.jsonl");
        Files.writeString(
                file,
                """
                {"text":"good","label":"positive"}
                {"text":"bad","label":"negative"}
                """);
        assertThatThrownBy(
                        () ->
                                LinearTrainer.train(
                                        List.of(file), dir.resolve("m.gz"), Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("neutral");
    }

    @Test
    void crossValidationJudgesEachTextOnce() throws IOException {
        Evaluation evaluation = LinearTrainer.crossValidate(List.of(corpus), 5, Progress.NONE);
        assertThat(evaluation.documents()).isEqualTo(36);
        assertThat(evaluation.scorer()).isEqualTo("linear, 5-fold");
        assertThat(evaluation.macroRecall()).isGreaterThan(0.8);
    }
}
