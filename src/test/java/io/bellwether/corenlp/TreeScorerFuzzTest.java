package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bellwether.sentiment.Score;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/**
 * No text breaks the tree scorer. Runs where the models are; {@code -Dbellwether.fuzz.tries=100000}
 * sets the number of texts.
 */
class TreeScorerFuzzTest {

    private static final int TRIES = 1000;
    private static final int TEXTS = Integer.getInteger("bellwether.fuzz.tries", 2 * TRIES);
    private static final int SCORED_AGAIN = 10;

    private static final TreeMap<String, Integer> FOUND = new TreeMap<>();
    private static @Nullable TreeScorer scorer;
    private static long worstNanos;
    private static long worstHeap;
    private static int texts;

    @Provide
    Arbitrary<List<String>> hostileTexts() {
        return HostileTexts.any().list().ofSize(Math.max(1, TEXTS / TRIES));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void everyTextHasAScoreOrAReason(@ForAll("hostileTexts") List<String> hostile) {
        assumeTrue(TreeScorer.isAvailable(), "the models come with -Ptree only");
        TreeScorer open = opened();
        for (String text : hostile) {
            long start = open.cpuNanos();
            Score score = open.score(text, null);
            count(score, open.cpuNanos() - start);
            if (texts % SCORED_AGAIN == 0) {
                assertThat(open.score(text, null)).isEqualTo(score);
            }
        }
    }

    private static TreeScorer opened() {
        TreeScorer open = scorer;
        if (open == null) {
            open = TreeScorer.open();
            scorer = open;
        }
        return open;
    }

    private static void count(Score score, long nanos) {
        texts++;
        String kind =
                switch (score) {
                    case Score.Scored scored -> "scored";
                    case Score.NotScored unread -> unread.reason().label();
                };
        FOUND.merge(kind, 1, Integer::sum);
        worstNanos = Math.max(worstNanos, nanos);
        Runtime runtime = Runtime.getRuntime();
        worstHeap = Math.max(worstHeap, runtime.totalMemory() - runtime.freeMemory());
    }

    @AfterContainer
    static void report() {
        System.out.println(
                texts
                        + " hostile texts: "
                        + FOUND
                        + "; worst "
                        + worstNanos / 1_000_000
                        + " ms of CPU, heap "
                        + (worstHeap >> 20)
                        + " MB");
        if (scorer != null) {
            scorer.close();
        }
    }
}
