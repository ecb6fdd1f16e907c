package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.SentimentScorer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CachedScorerTest {

    /** Gives every pair of text and language a level of its own. */
    private static final class Counting implements SentimentScorer {

        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public String id() {
            return "counting";
        }

        @Override
        public Score score(String text, @Nullable String language) {
            calls.incrementAndGet();
            int hash = 31 * text.hashCode() + (language == null ? 7 : language.hashCode());
            return Score.Scored.ofLevel(Math.floorMod(hash, 10_000) / 1e4);
        }

        @Override
        public List<String> carriers(String text) {
            return List.of(text);
        }
    }

    private final Counting counting = new Counting();
    private final CachedScorer cached = new CachedScorer(counting, 16);

    @Test
    void aTextThatComesAgainIsNotScoredAgain() {
        Score first = cached.score("good", null);
        assertThat(cached.score("go" + "od".strip(), null)).isEqualTo(first);
        assertThat(counting.calls).hasValue(1);
        assertThat(cached.id()).isEqualTo("counting");
    }

    @Test
    void itCountsWhatWasFoundAndWhatWasNot() {
        cached.score("good", null);
        cached.score("good", null);
        cached.score("good", "en");
        cached.score("x".repeat(CachedScorer.LONGEST + 1), null);
        assertThat(cached.hits()).isEqualTo(1);
        assertThat(cached.misses()).isEqualTo(2);
    }

    @Test
    void itsCarriersAreThoseOfTheScorerBehind() {
        assertThat(cached.carriers("awful")).containsExactly("awful");
    }

    @Test
    void anotherLanguageIsAnotherText() {
        assertThat(cached.score("die", "de")).isNotEqualTo(cached.score("die", "en"));
        assertThat(cached.score("die", null)).isEqualTo(counting.score("die", null));
    }

    @Test
    void textsWithTheSameHashAreToldApart() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        for (String text : List.of("Aa", "BB", "Aa", "BB")) {
            assertThat(cached.score(text, null)).isEqualTo(new Counting().score(text, null));
        }
        assertThat(counting.calls).hasValue(4);
    }

    @Test
    void aLongTextIsNotKept() {
        String text = "x".repeat(CachedScorer.LONGEST + 1);
        assertThat(cached.score(text, null)).isEqualTo(cached.score(text, null));
        assertThat(counting.calls).hasValue(2);
    }

    @Test
    void aCacheOfNothingIsRefused() {
        assertThatThrownBy(() -> new CachedScorer(counting, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("entries are 0; at least 1 is needed");
    }

    @Property(tries = 200)
    void noScoreIsChanged(
            @ForAll @Size(max = 200) List<@IntRange(max = 60) Integer> texts,
            @ForAll @IntRange(min = 1, max = 40) int entries) {
        SentimentScorer scorer = new CachedScorer(counting, entries);
        for (int text : texts) {
            String language = text % 3 == 0 ? "en" : null;
            assertThat(scorer.score("text " + text, language))
                    .isEqualTo(counting.score("text " + text, language));
        }
    }

    @Test
    void severalThreadsSeeNoOtherScore() throws InterruptedException, ExecutionException {
        Callable<List<Score>> task =
                () -> {
                    List<Score> scores = new ArrayList<>();
                    for (int i = 0; i < 20_000; i++) {
                        scores.add(cached.score("text " + i % 50, null));
                    }
                    return scores;
                };
        List<Score> expected = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            expected.add(counting.score("text " + i % 50, null));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<List<Score>> result : threads.invokeAll(List.of(task, task, task, task))) {
                assertThat(result.get()).isEqualTo(expected);
            }
        }
    }
}
