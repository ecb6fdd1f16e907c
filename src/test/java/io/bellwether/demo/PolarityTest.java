package io.bellwether.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Asset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whether the moods can be told apart at all: by a list of common words, which no fragment was
 * written for. A scorer has to do better; one that does not is not worth a demo.
 */
class PolarityTest {

    private static final Pattern NO_LETTER = Pattern.compile("[^a-z']+");

    private static final Set<String> GOOD =
            Set.of(
                    "good",
                    "great",
                    "love",
                    "lovely",
                    "best",
                    "thank",
                    "thanks",
                    "excellent",
                    "happy",
                    "wonderful",
                    "perfect",
                    "perfectly",
                    "friendly",
                    "helpful",
                    "kind",
                    "amazing",
                    "fantastic",
                    "beautiful",
                    "brilliant",
                    "easy",
                    "fast",
                    "proud",
                    "glad",
                    "impressed",
                    "delighted",
                    "recommend",
                    "recommended",
                    "fun",
                    "nice",
                    "useful",
                    "pleased",
                    "enjoy",
                    "grateful",
                    "success",
                    "better",
                    "fair",
                    "clear",
                    "safe",
                    "trust",
                    "well");

    private static final Set<String> BAD =
            Set.of(
                    "bad",
                    "worse",
                    "worst",
                    "terrible",
                    "awful",
                    "horrible",
                    "hate",
                    "useless",
                    "broken",
                    "crashes",
                    "fails",
                    "error",
                    "errors",
                    "slow",
                    "spam",
                    "scam",
                    "no",
                    "not",
                    "never",
                    "nobody",
                    "nothing",
                    "angry",
                    "sad",
                    "waste",
                    "problem",
                    "disappointed",
                    "annoying",
                    "wrong",
                    "lost",
                    "missed",
                    "fake",
                    "poor",
                    "toxic",
                    "unfair",
                    "exhausted",
                    "leaving",
                    "ignored",
                    "fired",
                    "shame",
                    "without");

    @ParameterizedTest
    @EnumSource(Asset.class)
    void commonWordsTellTheHappyFromTheUnhappyButNotAlways(Asset asset) {
        List<Integer> unhappy = scores(asset, Mood.UNHAPPY);
        List<Integer> happy = scores(asset, Mood.HAPPY);

        assertThat(ranking(happy, unhappy)).isBetween(.85, .995);
    }

    @ParameterizedTest
    @EnumSource(Asset.class)
    void theNeutralLieBetween(Asset asset) {
        List<Integer> neutral = scores(asset, Mood.NEUTRAL);

        assertThat(ranking(neutral, scores(asset, Mood.UNHAPPY))).isGreaterThan(.65);
        assertThat(ranking(scores(asset, Mood.HAPPY), neutral)).isGreaterThan(.65);
    }

    private static List<Integer> scores(Asset asset, Mood mood) {
        return SampleCompany.drawn(3)
                .filter(drawn -> drawn.message().asset() == asset && drawn.mood() == mood)
                .limit(600)
                .map(drawn -> polarity(drawn.message().text()))
                .toList();
    }

    private static int polarity(String text) {
        return Stream.of(NO_LETTER.split(text.toLowerCase(Locale.ROOT), -1))
                .mapToInt(word -> GOOD.contains(word) ? 1 : BAD.contains(word) ? -1 : 0)
                .sum();
    }

    /**
     * How often one of the {@code better} scores above one of the {@code worse}; ties are halves.
     */
    private static double ranking(List<Integer> better, List<Integer> worse) {
        double above = 0;
        for (int high : better) {
            for (int low : worse) {
                above += high > low ? 1 : high == low ? .5 : 0;
            }
        }
        return above / better.size() / worse.size();
    }
}
