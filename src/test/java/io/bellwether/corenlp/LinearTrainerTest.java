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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        LinearTrainer.Result one = Models.train(List.of(corpus), first);
        LinearTrainer.Result two = Models.train(List.of(corpus), second);
        assertThat(first).hasSameBinaryContentAs(second);
        assertThat(one).isEqualTo(two);
        assertThat(one.texts()).isEqualTo(36);
    }

    @Test
    void theScorerGivesTheClassOfTheClassifierThatCoreNlpTrained() {
        TrainingWords words = new TrainingWords(Lexicon.shipped());
        List<Example> examples = SmallCorpus.examples(words);
        LinearClassifier<Sentiment, Long> trained = LinearTrainer.classifier(examples, words);
        LinearScorer scorer = new LinearScorer(LinearTrainer.fit(examples, words));
        List<Sentiment> expected = new ArrayList<>();
        for (Example example : examples) {
            List<Long> features = new ArrayList<>();
            example.forEachFeature(features::add);
            expected.add(trained.classOf(new BasicDatum<>(features)));
        }
        List<Sentiment> found = new ArrayList<>();
        for (LabelledText text : SmallCorpus.texts()) {
            if (scorer.score(text.text(), null) instanceof Score.Scored scored) {
                found.add(scored.sentiment());
            }
        }
        assertThat(found).isEqualTo(expected).containsAll(List.of(Sentiment.values()));
    }

    @Test
    void aTrainedModelReadsWhatItHasNotSeen() throws IOException {
        Path model = dir.resolve("model.gz");
        Models.train(List.of(corpus), model);
        LinearScorer scorer = LinearScorer.open(model);
        assertThat(scorer.score("terrible and slow, never works", null))
                .isInstanceOfSatisfying(
                        Score.Scored.class,
                        scored -> assertThat(scored.sentiment()).isEqualTo(Sentiment.NEGATIVE));
    }

    @Test
    void featuresOfFewerThanFiveTextsAndOfPeopleAreLeftOut() {
        TrainingWords words = new TrainingWords(Lexicon.shipped());
        List<Example> examples = new ArrayList<>(SmallCorpus.examples(words));
        LabelledText rare = new LabelledText("my xylophone is terrible", Sentiment.NEGATIVE);
        examples.addAll(Collections.nCopies(4, Example.of(rare, 0, new TextReader(words))));
        LinearModel model = LinearTrainer.fit(examples, words);
        assertThat(Models.weights(model))
                .containsKey("terrible")
                .doesNotContainKeys("my team is", "xylophone");
        assertThat(Models.weights(model).keySet())
                .noneMatch(f -> f.contains("somebody") || f.contains("@"));
        assertThat(model.words().forms())
                .contains("terrible", "monday")
                .doesNotContain("xylophone", "somebody")
                .containsAll(Lexicon.shipped().tenths().keySet());
    }

    @Test
    void aFileWithoutNeutralTextsLeavesNeutralAlone() {
        Map<String, List<Integer>> apart = withProsAndCons(1);
        Map<String, List<Integer>> together = withProsAndCons(0);
        assertThat(apart.keySet()).noneMatch(feature -> feature.startsWith("SOURCE_"));
        assertThat(neutral(apart, "opens on monday"))
                .isGreaterThan(neutral(together, "opens on monday") + LinearModel.STEPS / 20);
    }

    private static Map<String, List<Integer>> withProsAndCons(int file) {
        TrainingWords words = new TrainingWords(Lexicon.shipped());
        List<Example> examples = new ArrayList<>(SmallCorpus.examples(words));
        TextReader reader = new TextReader(words);
        for (int i = 0; i < 100; i++) {
            LabelledText pro = new LabelledText("opens on Monday", Sentiment.POSITIVE);
            LabelledText con = new LabelledText("opens on Monday", Sentiment.NEGATIVE);
            examples.add(Example.of(pro, file, reader));
            examples.add(Example.of(con, file, reader));
        }
        return Models.weights(LinearTrainer.fit(examples, words));
    }

    private static int neutral(Map<String, List<Integer>> weights, String feature) {
        return Objects.requireNonNull(weights.get(feature)).get(1);
    }

    @Test
    void whatIsConfusedIsLearnedFromTheFileWithAllClasses() throws IOException {
        Path two = dir.resolve("two.jsonl");
        String line = "{\"text\":\"%s Monday\",\"label\":\"%s\"}%n";
        Files.writeString(
                two,
                (line.formatted("good", "positive") + line.formatted("bad", "negative"))
                        .repeat(100));
        Path model = dir.resolve("model.gz");
        assertThat(Models.train(List.of(two, corpus), model).isAdjustable()).isTrue();
        Adjustment adjustment = Objects.requireNonNull(ModelFile.read(model).adjustment());
        assertThat(adjustment.negative().negative()).isGreaterThan(5000);
        assertThat(adjustment.neutral().neutral()).isGreaterThan(3333);
        assertThat(adjustment.positive().positive()).isGreaterThan(5000);
    }

    @Test
    void withoutAFileWithAllClassesItIsNotKnownWhatIsConfused() throws IOException {
        Path one = Files.writeString(dir.resolve("1"), "{\"text\":\"so\",\"label\":\"neutral\"}");
        Path two =
                Files.writeString(
                        dir.resolve("2"),
                        """
                        {"text":"good","label":"positive"}
                        {"text":"bad","label":"negative"}
                        """);
        Path model = dir.resolve("model.gz");
        assertThat(Models.train(List.of(one, two), model).isAdjustable()).isFalse();
        assertThat(ModelFile.read(model).adjustment()).isNull();
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
        assertThatThrownBy(() -> Models.train(List.of(file), dir.resolve("m.gz")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("neutral");
    }

    @Test
    void crossValidationJudgesEachTextOnce() throws IOException {
        Evaluation evaluation =
                LinearTrainer.crossValidate(Split.whole(List.of(corpus)), 5, Progress.NONE);
        assertThat(evaluation.documents()).isEqualTo(36);
        assertThat(evaluation.scorer()).isEqualTo("linear, 5-fold");
        assertThat(evaluation.macroRecall()).isGreaterThan(0.8);
    }
}
