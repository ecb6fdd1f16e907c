package io.bellwether.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SketchTest {

    private static final String SENTENCE =
            "The new invoice page shows two plans that we cancelled in March of last year";

    @Test
    void theBitsStayForGood() {
        assertThat(Sketch.of(SENTENCE).hex()).isEqualTo("811853b2c2839e0e91d7a0a0a724a7c1");
    }

    @Test
    void caseDigitsPunctuationLinksAndMentionsDoNotMatter() {
        assertThat(
                        Sketch.of(
                                "@acme THE new, invoice page 2 shows two plans that we cancelled in"
                                        + " March of last year!! https://example.com/x"))
                .isEqualTo(Sketch.of(SENTENCE));
    }

    @Test
    void textOfFewerThanEightWordsIsNearToNothing() {
        Sketch seven = Sketch.of("one two three four five six seven");
        assertThat(seven).isEqualTo(Sketch.NONE);
        assertThat(seven.isNear(seven)).isFalse();
        assertThat(Sketch.of("good app").isNear(Sketch.of("good app"))).isFalse();
        Sketch eight = Sketch.of("one two three four five six seven eight");
        assertThat(eight.isNear(eight)).isTrue();
    }

    @Test
    void smallEditsStayNearAndAnotherComplaintDoesNot() {
        Sketch given = Sketch.of(SENTENCE);
        assertThat(given.isNear(Sketch.of(SENTENCE.replace("two", "three")))).isTrue();
        assertThat(given.isNear(Sketch.of(SENTENCE + " honestly"))).isTrue();
        assertThat(
                        given.isNear(
                                Sketch.of(
                                        "Support told me in March that the invoice is right and"
                                                + " that nobody can cancel a plan")))
                .isFalse();
    }

    @Property(tries = 300)
    void hexIsReadBack(@ForAll long high, @ForAll long low) {
        Sketch sketch = new Sketch(high, low);
        assertThat(Sketch.ofHex(sketch.hex())).isEqualTo(sketch);
    }

    @Test
    void otherDigitsAreRefused() {
        assertThatThrownBy(() -> Sketch.ofHex("00")).hasMessage("2 digits, expected 32");
        assertThatThrownBy(() -> Sketch.ofHex("g".repeat(32)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * The brute-force reference: sets of shingles, compared one by one. Over 400 pairs of texts the
     * estimate has no bias beyond .02, and an error whose mean square is that of 32 places.
     */
    @Property(tries = 12)
    void agreementEstimatesTheExactSimilarity(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @IntRange(min = 0, max = 9) int edits) {
        SplittableRandom random = new SplittableRandom(seed);
        double bias = 0;
        double squares = 0;
        double variance = 0;
        int pairs = 400;
        for (int pair = 0; pair < pairs; pair++) {
            List<String> words = words(12 + random.nextInt(30), random);
            List<String> others = edited(words, edits, random);
            double exact = jaccard(words, others);
            double share =
                    Sketch.of(String.join(" ", words)).agreement(half(others, 0), half(others, 1))
                            / 32.0;
            double expected = exact + (1 - exact) / 16;
            bias += (share - expected) / pairs;
            squares += (share - expected) * (share - expected) / pairs;
            variance += expected * (1 - expected) / 32 / pairs;
        }
        assertThat(bias).isBetween(-.02, .02);
        assertThat(squares).isBetween(.6 * variance, 1.4 * variance + 1e-9);
    }

    /** What the documents promise of pairs, by their exact similarity. */
    @Test
    void nearlyEqualPairsAreNearAndDifferentOnesAreNot() {
        SplittableRandom random = new SplittableRandom(11);
        int[] near = new int[10];
        int[] all = new int[10];
        for (int pair = 0; pair < 40_000; pair++) {
            List<String> words = words(12 + random.nextInt(30), random);
            List<String> others = edited(words, random.nextInt(14), random);
            int decile = Math.min(9, (int) (10 * jaccard(words, others)));
            all[decile]++;
            near[decile] += sketch(words).isNear(sketch(others)) ? 1 : 0;
        }
        assertThat(Arrays.stream(all).min().orElse(0)).isGreaterThan(100);
        assertThat(near[2] / (double) all[2]).isLessThan(.005);
        assertThat(near[3] / (double) all[3]).isLessThan(.08);
        assertThat(near[6] / (double) all[6]).isGreaterThan(.8);
        assertThat(near[7] / (double) all[7]).isGreaterThan(.97);
        assertThat(near[8] / (double) all[8]).isGreaterThan(.995);
    }

    private static Sketch sketch(List<String> words) {
        return Sketch.of(String.join(" ", words));
    }

    private static long half(List<String> words, int which) {
        Sketch sketch = sketch(words);
        return which == 0 ? sketch.high() : sketch.low();
    }

    private static List<String> words(int count, SplittableRandom random) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(word(random));
        }
        return words;
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        for (int letters = 2 + random.nextInt(7); letters > 0; letters--) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private static List<String> edited(List<String> words, int edits, SplittableRandom random) {
        List<String> edited = new ArrayList<>(words);
        for (int edit = 0; edit < edits; edit++) {
            edited.set(random.nextInt(edited.size()), word(random));
        }
        return edited;
    }

    private static double jaccard(List<String> one, List<String> other) {
        Set<String> shingles = shingles(one);
        Set<String> all = new HashSet<>(shingles);
        all.addAll(shingles(other));
        shingles.retainAll(shingles(other));
        return shingles.size() / (double) all.size();
    }

    private static Set<String> shingles(List<String> words) {
        Set<String> shingles = new HashSet<>(words);
        for (int i = 1; i < words.size(); i++) {
            shingles.add(words.get(i - 1) + " " + words.get(i));
        }
        return shingles;
    }
}
