package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import edu.stanford.nlp.classify.LinearClassifier;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.Sentiment;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LinearScorerTest {

    private static final LinearModel MODEL = ModelFile.shipped();
    private static final LinearScorer SCORER = new LinearScorer(MODEL);
    private static final LinearClassifier<Sentiment, Long> CLASSIFIER = Models.classifier(MODEL);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "This app is great, I love it!                    | POSITIVE",
                "\uD83D\uDE0D\uD83D\uDE0D                         | POSITIVE",
                "not good, it keeps crashing                      | NEGATIVE",
                "Worst update ever. Support never answers.        | NEGATIVE",
                "The meeting is on Tuesday at the London office   | NEUTRAL",
                "Management is toxic and there is no work-life balance | NEGATIVE",
                "Great benefits, good pay and smart people        | POSITIVE"
            })
    void readsPlainCases(String text, Sentiment expected) {
        assertThat(sentiment(text)).isEqualTo(expected);
    }

    @Test
    void aWorseTextHasALowerLevel() {
        assertThat(level("it is good"))
                .isGreaterThan(level("it is"))
                .isGreaterThan(level("it is not good"));
        assertThat(level("it is terrible")).isLessThan(level("it is not good"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"\"",
                "\"  \"",
                "\"!!! ...\"",
                "\"12 34\"",
                "\"@someone\"",
                "\"https://example.org\""
            })
    void aTextWithoutWordsIsNotScored(String text) {
        assertThat(SCORER.score(text, null)).isEqualTo(new Score.NotScored(Score.Reason.NO_WORDS));
    }

    @ParameterizedTest
    @CsvSource({"de", "pt-BR", "zh_Hans", "TR"})
    void aForeignTagIsEnough(String language) {
        assertThat(SCORER.score("good", language))
                .isEqualTo(new Score.NotScored(Score.Reason.LANGUAGE));
    }

    @ParameterizedTest
    @CsvSource({"en", "EN-GB", "en_US", "und", "''"})
    void anEnglishOrUnknownTagIsScored(String language) {
        assertThat(SCORER.score("good", language)).isInstanceOf(Score.Scored.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Die neue Version ist leider sehr langsam und stürzt ab",
                "Una aplicación horrible, no funciona nunca desde ayer",
                "この新しいバージョンはとても遅い",
                "التطبيق سيء جدا"
            })
    void foreignTextIsNotCalledNeutral(String text) {
        assertThat(SCORER.score(text, null)).isEqualTo(new Score.NotScored(Score.Reason.LANGUAGE));
    }

    @Test
    void classAndLevelAreThoseOfCoreNlpsOwnClassifier() {
        for (LabelledText text : SmallCorpus.texts()) {
            assertThat(SCORER.score(text.text(), null)).isEqualTo(byCoreNlp(text.text()));
        }
    }

    @Property(tries = 2000)
    void classAndLevelAreCoreNlpsForAnyText(@ForAll("anything") String any) {
        String text = any + " it was not a good day #happy";
        assertThat(SCORER.score(text, null))
                .isIn(byCoreNlp(text), new Score.NotScored(Score.Reason.LANGUAGE));
    }

    private static Score byCoreNlp(String text) {
        return Models.score(text, MODEL, CLASSIFIER);
    }

    static Stream<String> hostileTexts() {
        return Stream.of(
                "<div class=\"a\"><a href='b'>".repeat(300),
                "(".repeat(2000),
                ")".repeat(2000),
                "word ".repeat(3000),
                "x".repeat(20_000),
                "x".repeat(100_000),
                "<!-- ".repeat(4000),
                "a@".repeat(10_000),
                "\uD83D".repeat(500),
                "\uDE00\uD83D ok",
                "\uD83D\uDE00".repeat(5000),
                "\uD83D\uDC68\u200D".repeat(2000),
                "\u0000".repeat(20_000),
                "\uFEFF".repeat(20_000),
                "e" + "\u0301".repeat(10_000),
                "\u202E\u2066reversed",
                "{\"a\":".repeat(3000),
                "#".repeat(5000),
                "-LRB- \\/ \\* ``''");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void hostileTextHasTheSameAnswerAlways(String text) {
        Score score = SCORER.score(text, null);
        assertThat(SCORER.score(text, null)).isEqualTo(score);
    }

    @Provide
    Arbitrary<String> anything() {
        return Arbitraries.strings()
                .withCharRange(Character.MIN_VALUE, Character.MAX_VALUE)
                .withCharRange(' ', '~')
                .ofMaxLength(300);
    }

    @Property(tries = 2000)
    void anyTextHasTheSameAnswerAlways(@ForAll("anything") String text) {
        Score score = SCORER.score(text, null);
        assertThat(SCORER.score(text, null)).isEqualTo(score);
    }

    @Test
    void whatComesAfterALongTextDoesNotCount() {
        String start = "the office opens at nine . ".repeat(200);
        assertThat(SCORER.score(start + "terrible ".repeat(100), null))
                .isEqualTo(SCORER.score(start, null));
    }

    @Test
    void severalThreadsSeeWhatOneSees() throws InterruptedException, ExecutionException {
        List<String> texts = SmallCorpus.texts().stream().map(LabelledText::text).toList();
        List<Score> alone = scores(texts);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<List<Score>> task = () -> scores(texts);
            for (Future<List<Score>> result : threads.invokeAll(List.of(task, task, task, task))) {
                assertThat(result.get()).isEqualTo(alone);
            }
        }
    }

    @Test
    void theIdNamesTheModel() {
        assertThat(SCORER.id()).matches("linear-[0-9a-f]{16}");
        assertThat(SCORER.id()).isEqualTo(LinearScorer.shipped().id());
    }

    private static List<Score> scores(List<String> texts) {
        return texts.stream().map(text -> SCORER.score(text, null)).toList();
    }

    private static @Nullable Sentiment sentiment(String text) {
        return SCORER.score(text, null) instanceof Score.Scored scored ? scored.sentiment() : null;
    }

    private static double level(String text) {
        return SCORER.score(text, null) instanceof Score.Scored scored
                ? scored.level()
                : Double.NaN;
    }
}
