package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.Sentiment;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs where the models are: {@code mvn -Ptree test}. */
@EnabledIf(
        value = "io.bellwether.corenlp.TreeScorer#isAvailable",
        disabledReason = "the models come with -Ptree only")
class TreeScorerTest {

    private static TreeScorer scorer;

    @BeforeAll
    static void load() {
        scorer = TreeScorer.open();
    }

    @AfterAll
    static void close() {
        scorer.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "This is a wonderful, moving and brilliant film.    | POSITIVE",
                "It was a dull and stupid waste of time.            | NEGATIVE"
            })
    void readsPlainCases(String text, Sentiment expected) {
        assertThat(scorer.score(text, null))
                .isInstanceOfSatisfying(
                        Score.Scored.class,
                        scored -> assertThat(scored.sentiment()).isEqualTo(expected));
    }

    @Test
    void aTextsLevelLiesBetweenThoseOfItsSentences() {
        double good = level("This is wonderful.");
        double bad = level("It was a stupid waste of time.");
        assertThat(level("This is wonderful. It was a stupid waste of time."))
                .isStrictlyBetween(bad, good);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!!!", "12", "https://example.org"})
    void aTextWithoutWordsIsNotScored(String text) {
        assertThat(scorer.score(text, null)).isEqualTo(new Score.NotScored(Score.Reason.NO_WORDS));
    }

    @Test
    void foreignTextIsNotCalledNeutral() {
        Score.NotScored foreign = new Score.NotScored(Score.Reason.LANGUAGE);
        assertThat(scorer.score("good", "de")).isEqualTo(foreign);
        assertThat(scorer.score("Die neue Version ist leider sehr langsam", null))
                .isEqualTo(foreign);
    }

    @ParameterizedTest
    @MethodSource("io.bellwether.corenlp.LinearScorerTest#hostileTexts")
    void hostileTextHasTheSameAnswerAlways(String text) {
        Score score = scorer.score(text, null);
        assertThat(scorer.score(text, null)).isEqualTo(score);
    }

    @Test
    void severalThreadsSeeWhatOneSees() throws InterruptedException, ExecutionException {
        List<Score> alone = scores();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<List<Score>> task = TreeScorerTest::scores;
            for (Future<List<Score>> result : threads.invokeAll(List.of(task, task, task))) {
                assertThat(result.get()).isEqualTo(alone);
            }
        }
    }

    @Test
    void anInterruptedCallerGetsItsScoreAndStaysInterrupted() {
        Score expected = scorer.score("This is wonderful.", null);
        Thread.currentThread().interrupt();
        assertThat(scorer.score("This is wonderful.", null)).isEqualTo(expected);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aBadPhraseCarriesABadSentence() {
        String text = "The new office is nice. It was a dull and stupid waste of time.";
        TreeExplanation explanation = scorer.explain(text);
        assertThat(explanation.score()).isEqualTo(scorer.score(text, null));
        assertThat(explanation.sentences()).hasSize(2);
        TreeExplanation.Sentence bad = explanation.sentences().get(1);
        assertThat(bad.carriedBy().text()).doesNotContain("It");
        assertThat(bad.carriedBy().level()).isLessThanOrEqualTo(bad.level());
        assertThat(bad.level()).isLessThan(.5);
    }

    @Test
    void carriersAreTheWordsOfBadPhrasesInTheOrderOfTheText() {
        String text =
                "This is wonderful. It was a dull, stupid waste of time. The support is terrible!";
        assertThat(scorer.carriers(text))
                .containsSubsequence("stupid", "terrible")
                .doesNotContain("wonderful", ",", "!", ".")
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotBadOrNotScoredHasNoCarriers() {
        assertThat(scorer.carriers("This is wonderful.")).isEmpty();
        assertThat(scorer.carriers("!!!")).isEmpty();
    }

    @Test
    void aTextThatIsNotScoredHasNoPhrases() {
        TreeExplanation explanation = scorer.explain("!!!");
        assertThat(explanation.score()).isEqualTo(new Score.NotScored(Score.Reason.NO_WORDS));
        assertThat(explanation.sentences()).isEmpty();
    }

    @Test
    void aRunOfUnknownWordsIsScored() {
        String text = "good app is nice " + "#hashtag (555) 123-4567 \uD83D\uDE00 ".repeat(700);
        assertThat(scorer.score(text, null)).isInstanceOf(Score.Scored.class);
    }

    @Test
    void theIdNamesTheModels() {
        assertThat(scorer.id()).matches("tree-[0-9a-f]{16}");
    }

    private static List<Score> scores() {
        return SmallCorpus.texts().stream().map(text -> scorer.score(text.text(), null)).toList();
    }

    private static double level(String text) {
        return scorer.score(text, null) instanceof Score.Scored scored
                ? scored.level()
                : Double.NaN;
    }
}
