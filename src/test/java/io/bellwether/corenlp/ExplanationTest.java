package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final LinearModel MODEL = ModelFile.shipped();
    private static final LinearScorer SCORER = new LinearScorer(MODEL);

    @Test
    void wordsComeInTheirOrderAsTheyStand() {
        assertThat(SCORER.explain("Great app, TERRIBLE support").words())
                .extracting(Explanation.Word::text)
                .containsExactly("Great", "app", ",", "TERRIBLE", "support");
    }

    @Test
    void goodWordsAddAndBadWordsTakeAway() {
        List<Explanation.Word> words = SCORER.explain("great but terrible").words();
        assertThat(words.get(0).contribution()).isGreaterThan(0.5);
        assertThat(words.get(2).contribution()).isLessThan(-0.5);
    }

    @Test
    void theScoreIsTheScorersOwn() {
        assertThat(SCORER.explain("great").score()).isEqualTo(SCORER.score("great", null));
    }

    @Test
    void carriersAreTheWordsThatSpeakForALowLevelTheWeightiestFirst() {
        String text = "Great app, but TERRIBLE support !!! awful awful :(";
        List<String> carriers = SCORER.carriers(text);
        assertThat(carriers)
                .contains("TERRIBLE", "awful")
                .doesNotHaveDuplicates()
                .doesNotContain("Great", ",", "!!!", "!")
                .allMatch(text::contains);
        List<Double> weights =
                carriers.stream()
                        .map(
                                carrier ->
                                        SCORER.explain(text).words().stream()
                                                .filter(word -> word.text().equals(carrier))
                                                .mapToDouble(Explanation.Word::contribution)
                                                .min()
                                                .orElseThrow())
                        .toList();
        assertThat(weights).isSorted().allMatch(weight -> weight < 0);
    }

    @Test
    void textWithoutAScoreHasNoCarriers() {
        assertThat(SCORER.carriers("")).isEmpty();
        assertThat(SCORER.carriers("...")).isEmpty();
        assertThat(SCORER.carriers("Das ist wirklich schrecklich und furchtbar")).isEmpty();
    }

    @Property(tries = 200)
    void contributionsAddUpToTheLogRatio(@ForAll String any) {
        String text = "not a good day, awful weather :( " + any;
        Explanation explanation = SCORER.explain(text);
        double[] p = MODEL.probabilities(MODEL.read(TextCleaner.clean(text)));
        double sum =
                explanation.base()
                        + explanation.words().stream()
                                .mapToDouble(Explanation.Word::contribution)
                                .sum();
        assertThat(sum).isCloseTo(Math.log(p[2] / p[0]), within(1e-9));
    }
}
