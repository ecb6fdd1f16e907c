package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import edu.stanford.nlp.ling.CoreLabel;
import io.bellwether.sentiment.Score;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.jspecify.annotations.Nullable;

/**
 * No text breaks the tree scorer. Scores where the models are; {@code
 * -Dbellwether.fuzz.tries=100000} sets the number of texts. Prints what it found, and the seed.
 */
class TreeScorerFuzzTest {

    private static final int TRIES = 1000;
    private static final int TEXTS = Integer.getInteger("bellwether.fuzz.tries", 2 * TRIES);
    private static final int SCORED_AGAIN = 10;
    private static final int PROGRESS = Math.max(500, TEXTS / 50);
    private static final long MOST_RETAINED = 64L << 20;

    private static @Nullable Findings findings;

    @Provide
    Arbitrary<List<String>> hostileTexts() {
        return HostileTexts.any().list().ofSize(Math.max(1, TEXTS / TRIES));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(Report.class)
    void everyTextHasAScoreOrAReason(@ForAll("hostileTexts") List<String> hostile) {
        if (!TreeScorer.isAvailable()) {
            // The models come with -Ptree only; what they would be given can be tried without.
            hostile.forEach(TreeScorerFuzzTest::assertIsCutToSize);
            return;
        }
        Findings open = opened();
        for (String text : hostile) {
            assertIsCutToSize(text);
            Score score = open.score(text);
            if (open.texts() % SCORED_AGAIN == 0) {
                assertThat(open.scorer().score(text, null)).isEqualTo(score);
            }
            if (open.texts() % PROGRESS == 0) {
                System.out.println(open);
            }
        }
    }

    /** What bounds the work that the parser has with a text. */
    private static void assertIsCutToSize(String text) {
        List<List<CoreLabel>> pieces = Sentences.of(TextCleaner.clean(text));
        assertThat(pieces)
                .allSatisfy(piece -> assertThat(piece).hasSizeBetween(1, Sentences.LONGEST));
        assertThat(pieces.stream().mapToInt(List::size).sum())
                .isLessThanOrEqualTo(Sentences.MOST_TOKENS);
    }

    private static Findings opened() {
        Findings open = findings;
        if (open == null) {
            open = new Findings(TreeScorer.open());
            findings = open;
        }
        return open;
    }

    /**
     * Tells the seed and the findings at the end, and fails when the texts left too much behind.
     */
    static final class Report implements AroundPropertyHook {

        @Override
        public PropertyExecutionResult aroundProperty(
                PropertyLifecycleContext context, PropertyExecutor property) {
            PropertyExecutionResult result = property.execute();
            Findings found = findings;
            if (found == null) {
                return result;
            }
            long retained = found.retained();
            System.out.println(
                    "seed "
                            + result.seed().orElse("unknown")
                            + ": "
                            + found
                            + "; retained "
                            + (retained >> 20)
                            + " MB");
            found.scorer().close();
            return retained > MOST_RETAINED
                    ? result.mapToFailed("the texts left " + retained + " bytes behind")
                    : result;
        }
    }
}
