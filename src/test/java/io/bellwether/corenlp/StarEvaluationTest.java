package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.Sentiment;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StarEvaluationTest {

    private static final String GOOD =
            "{\"text\":\"fine\",\"rating\":4,\"label\":null,\"timestamp\":\"2026-01-04T23:59:59Z\","
                    + "\"meta\":{\"app\":\"a\"}}\n";

    @TempDir private Path dir = Path.of("");

    /** Reads the level off the text; an empty one is not scored. */
    private static final class Echo implements SentimentScorer {
        @Override
        public String id() {
            return "echo";
        }

        @Override
        public Score score(String text, @Nullable String language) {
            return text.isEmpty()
                    ? new Score.NotScored(Score.Reason.NO_WORDS)
                    : new Score.Scored(Double.parseDouble(text), Sentiment.NEUTRAL);
        }
    }

    private static RatedText text(String level, int stars, String at, String part) {
        return new RatedText(level, stars, Instant.parse(at), part);
    }

    private static StarEvaluation.Part all(List<RatedText> texts, int least) {
        return StarEvaluation.of(new Echo(), texts, least, Progress.NONE).parts().getFirst();
    }

    @Test
    void pearsonsCoefficientIsThatOfTheBooks() {
        double[] x = {1, 2, 3, 4};
        double[] y = {1, 3, 2, 4};
        assertThat(Correlation.of(x, y).r()).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void aFigureThatDoesNotVaryHasNoCoefficient() {
        double[] flat = {0.1, 0.1, 0.1};
        assertThat(Correlation.of(flat, new double[] {1, 2, 3}).r()).isNaN();
        assertThat(Correlation.of(new double[0], new double[0]).toJson().toString())
                .isEqualTo("{\"units\":0,\"r\":null,\"interval\":null}");
    }

    @Test
    void daysAndWeeksBelowTheLeastAreLeftOutAndSunday23HoursEndsTheWeek() {
        List<RatedText> texts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            texts.add(text("0.1", 1, "2026-01-04T23:59:59Z", ""));
            texts.add(text("0.5", 3, "2026-01-05T00:00:00Z", ""));
            texts.add(text("0.9", 5, "2026-01-06T12:00:00Z", ""));
        }
        texts.add(text("0.9", 1, "2026-02-06T12:00:00Z", ""));
        StarEvaluation.Part part = all(texts, 2);
        assertThat(part.byRecord().units()).isEqualTo(7);
        assertThat(part.byDay().units()).isEqualTo(3);
        assertThat(part.byDay().r()).isCloseTo(1, within(1e-12));
        assertThat(part.byWeek().units()).isEqualTo(2);
    }

    @Test
    void textsWithoutAScoreAreCountedAndLeftOut() {
        StarEvaluation.Part part =
                all(
                        List.of(
                                text("", 1, "2026-01-04T12:00:00Z", ""),
                                text("0.2", 2, "2026-01-04T12:00:00Z", "")),
                        2);
        assertThat(part.documents()).isEqualTo(2);
        assertThat(part.notScored()).isEqualTo(1);
        assertThat(part.byRecord().units()).isEqualTo(1);
        assertThat(part.byDay().units()).isZero();
    }

    @Test
    void eachValueOfTheFieldIsJudgedApartInOrder() {
        List<RatedText> texts =
                List.of(
                        text("0.2", 2, "2026-01-04T12:00:00Z", "b"),
                        text("0.3", 2, "2026-01-04T12:00:00Z", "a"));
        assertThat(StarEvaluation.of(new Echo(), texts, 1, Progress.NONE).parts())
                .extracting(StarEvaluation.Part::name)
                .containsExactly("", "a", "b");
    }

    @Test
    void aFileIsJudgedByStarsWhenItsLinesHaveThemAndNoLabel() throws IOException {
        Path rated = Files.writeString(dir.resolve("rated.jsonl"), "\n" + GOOD);
        Path labelled =
                Files.writeString(
                        dir.resolve("labelled.jsonl"),
                        "{\"text\":\"x\",\"rating\":4,\"label\":\"neutral\"}\n");
        assertThat(StarEvaluation.suits(List.of(rated))).isTrue();
        assertThat(StarEvaluation.suits(List.of(rated, labelled))).isFalse();
        assertThat(RatedFile.read(List.of(rated), "meta.app", 10))
                .extracting(RatedText::part)
                .contains("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"secret\",\"rating\":6,\"timestamp\":\"2026-01-04T23:59:59Z\"}",
                "{\"text\":\"secret\",\"rating\":3.5,\"timestamp\":\"2026-01-04T23:59:59Z\"}",
                "{\"text\":\"secret\",\"label\":\"neutral\"}",
                "{\"text\":\"secret\",\"rating\":3,\"timestamp\":\"secret\"}",
                "{\"text\":\"secret\",\"rating\":3,\"timestamp\":\"2026-01-04T23:59:59Z\"}",
                "{\"rating\":3}",
                "secret"
            })
    void aBadLineIsNamedAndNeverQuoted(String line) throws IOException {
        Path file = Files.writeString(dir.resolve("bad.jsonl"), GOOD + line + "\n");
        assertThatThrownBy(() -> RatedFile.read(List.of(file), "meta.app", 10))
                .isInstanceOf(IOException.class)
                .hasNoCause()
                .hasMessageStartingWith("bad.jsonl:2: ")
                .message()
                .doesNotContain("secret");
    }
}
