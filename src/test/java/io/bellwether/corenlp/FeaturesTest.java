package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FeaturesTest {

    private static final Lexicon LEXICON =
            new Lexicon(new TreeMap<>(Map.of("good", 19, "bad", -25)));

    @Test
    void wordsComeAloneInPairsAndInThrees() {
        assertThat(features("it is good"))
                .contains("it", "is", "good", "it is", "is good", "it is good", "BIAS")
                .doesNotContain("NOT_good");
    }

    @Test
    void aNegatorMarksFourWordsOfItsClause() {
        assertThat(features("not a good app at all"))
                .contains("NOT_a", "NOT_good", "NOT_app", "NOT_at")
                .doesNotContain("NOT_not", "NOT_all");
        assertThat(features("never again, good bye"))
                .contains("NOT_again")
                .doesNotContain("NOT_good");
    }

    @Test
    void aHashtagIsAlsoAWord() {
        assertThat(features("#good")).contains("#good", "good", "LEX_GOOD_2");
    }

    @Test
    void theLexiconSpeaksOfSumsAndExtremes() {
        assertThat(features("good but bad, bad"))
                .contains(
                        "LEX_GOOD_2",
                        "LEX_BAD_6",
                        "LEX_BALANCE_-3",
                        "LEX_BEST_2",
                        "LEX_WORST_3",
                        "LEX_LAST_-2",
                        "LEX_WORDS_7");
    }

    @Test
    void aNegatorTurnsAValenceRound() {
        assertThat(features("not good"))
                .contains("LEX_GOOD_0", "LEX_BAD_2")
                .contains("LEX_BALANCE_-1");
    }

    @Test
    void aFeatureNamesTheWordsItWasMadeOf() {
        TrainingWords words = new TrainingWords(LEXICON);
        List<String> found = new ArrayList<>();
        Features.extract(
                new TextReader(words).read("not good"),
                (key, from, to) ->
                        found.add(FeatureKey.describe(key, words) + " " + from + "-" + to));
        assertThat(found)
                .contains("BIAS 0-0", "good 1-2", "NOT_good 1-2", "not good 0-2", "LEX_BAD_2 0-0");
    }

    @Test
    void aWordThatTheVocabularyLacksIsInNoFeature() {
        SortedSet<String> forms = new TreeSet<>(Set.of("it", "is", "good"));
        Vocabulary words = new ModelWords(forms, LEXICON, new FeatureTable(Map.of()));
        assertThat(features("it is not good", words))
                .contains("it", "is", "it is", "good", "NOT_good", "LEX_BAD_2")
                .doesNotContain("is good")
                .noneMatch(feature -> feature.matches(".*\\bnot\\b.*"));
    }

    private static Set<String> features(String text) {
        return features(text, new TrainingWords(LEXICON));
    }

    private static Set<String> features(String text, Vocabulary words) {
        Set<String> features = new LinkedHashSet<>();
        Features.extract(
                new TextReader(words).read(text),
                (key, from, to) -> features.add(FeatureKey.describe(key, words)));
        return features;
    }
}
