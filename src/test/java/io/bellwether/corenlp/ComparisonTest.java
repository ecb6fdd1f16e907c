package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.Sentiment;
import io.bellwether.sentiment.SentimentScorer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    /** Scores the texts it knows, and no others. */
    private record Known(String id, Map<String, Score> scores) implements SentimentScorer {
        @Override
        public Score score(String text, @Nullable String language) {
            return scores.getOrDefault(text, new Score.NotScored(Score.Reason.LANGUAGE));
        }
    }

    private static final Score BAD = new Score.Scored(0.1, Sentiment.NEGATIVE);
    private static final Score PLAIN = new Score.Scored(0.5, Sentiment.NEUTRAL);
    private static final Score GOOD = new Score.Scored(0.9, Sentiment.POSITIVE);

    private static final Known RIGHT = new Known("right", Map.of("a", BAD, "b", PLAIN, "c", GOOD));
    private static final Known POORER = new Known("poorer", Map.of("a", BAD, "b", GOOD));

    private static List<LabelledText> texts(int times) {
        List<LabelledText> texts = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            texts.add(new LabelledText("a", Sentiment.NEGATIVE));
            texts.add(new LabelledText("b", Sentiment.NEUTRAL));
            texts.add(new LabelledText("c", Sentiment.POSITIVE));
        }
        return texts;
    }

    @Test
    void theBetterScorerIsNamedWhicheverComesFirst() {
        Comparison second = Comparison.of(POORER, RIGHT, texts(5), Progress.NONE);
        assertThat(second.macroRecall().value()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(second.accuracy()).isEqualTo(new McNemar(0, 10));
        assertThat(second.verdict())
                .startsWith("right is better on macro recall: the second has +66.7 points");
        Comparison first = Comparison.of(RIGHT, POORER, texts(5), Progress.NONE);
        assertThat(first.macroRecall().value()).isCloseTo(-2 / 3.0, within(1e-12));
        assertThat(first.verdict()).startsWith("right is better").contains("-66.7 points");
    }

    @Test
    void scorersThatErrAlikeCannotBeTold() {
        Known same = new Known("same", POORER.scores());
        Comparison comparison = Comparison.of(POORER, same, texts(5), Progress.NONE);
        assertThat(comparison.macroRecall().isTold()).isFalse();
        assertThat(comparison.verdict())
                .isEqualTo(
                        "No difference in macro recall can be told:"
                                + " +0.0 points (95 %: 0.0 to 0.0).");
    }

    /** 1 and 6: exact 2 (1 + 7) / 128; mid-p takes away 7 / 128. 3 and 3: 1 - 20 / 64 / 2. */
    @Test
    void mcNemarsTestIsThatOfTheBooks() {
        assertThat(new McNemar(1, 6).exact()).isCloseTo(0.125, within(1e-12));
        assertThat(new McNemar(6, 1).midP()).isCloseTo(0.0703125, within(1e-12));
        assertThat(new McNemar(3, 3).exact()).isEqualTo(1);
        assertThat(new McNemar(3, 3).midP()).isCloseTo(0.84375, within(1e-12));
        assertThat(new McNemar(0, 0).midP()).isEqualTo(1);
        assertThat(new McNemar(4000, 5000).exact()).isBetween(0.0, 1e-20);
    }

    @Test
    void starsAreComparedOnTextsThatBothScored() {
        Instant at = Instant.parse("2026-01-04T12:00:00Z");
        List<RatedText> texts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            texts.add(new RatedText("a", 1, at.plusSeconds(86_400L * i), ""));
            texts.add(new RatedText("b", 3, at.plusSeconds(86_400L * i), ""));
            texts.add(new RatedText("c", 5, at.plusSeconds(86_400L * i), ""));
        }
        Known reversed = new Known("reversed", Map.of("a", GOOD, "b", BAD));
        StarComparison comparison = StarComparison.of(reversed, RIGHT, texts, 2, Progress.NONE);
        assertThat(comparison.differences().getFirst().value()).isCloseTo(2, within(1e-9));
        assertThat(comparison.differences().getFirst().isTold()).isTrue();
        assertThat(comparison.differences().get(1).value()).isNaN();
        assertThat(comparison.first().parts().getFirst().notScored()).isEqualTo(10);
    }
}
