package io.bellwether.corenlp;

import io.bellwether.sentiment.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Why a text has its score: each of its words with what it adds, in logits, to positive as against
 * negative. The words are the caller's own; keep them out of logs.
 *
 * <p>{@code base} and all contributions add up to log(P(positive) / P(negative)). A phrase's weight
 * is shared out evenly among its words; a word that has a valence is credited with what the sums of
 * valences would lose without it.
 *
 * @param score what {@link LinearScorer#score} says
 * @param base what no single word can be credited with
 * @param words in the order of the text
 */
public record Explanation(Score score, double base, List<Word> words) {

    private static final String PUNCTUATION = ".,;!?'\"`-()";

    public Explanation {
        words = List.copyOf(words);
    }

    /**
     * One word, emoji or punctuation mark.
     *
     * @param text as the tokeniser cut it
     * @param contribution above 0 for positive, below 0 for negative
     */
    public record Word(String text, double contribution) {}

    /** The words that speak for a low level, each once, the one that weighs most first. */
    List<String> carriers() {
        if (!(score instanceof Score.Scored)) {
            return List.of();
        }
        return words.stream()
                .filter(word -> word.contribution() < 0 && isTelling(word.text()))
                .sorted(Comparator.comparingDouble(Word::contribution))
                .map(Word::text)
                .distinct()
                .toList();
    }

    /** Words, emoji and emoticons; a comma tells a reader nothing. */
    static boolean isTelling(String word) {
        return word.chars().anyMatch(Character::isLetterOrDigit)
                || (word.length() > 1 && word.chars().anyMatch(c -> PUNCTUATION.indexOf(c) < 0));
    }

    static Explanation of(Score score, Reading text, LinearModel model) {
        double[] shares = new double[text.tokens().size()];
        Set<Long> seen = new HashSet<>();
        double[] total = new double[1];
        Features.extract(
                text,
                (key, from, to) -> {
                    if (seen.add(key)) {
                        total[0] += model.lean(key);
                        spread(model.lean(key), from, to, text, shares);
                    }
                });
        for (Scale scale : Scale.values()) {
            creditValences(text, scale, model, shares);
        }
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            words.add(new Word(text.tokens().get(i).surface(), shares[i]));
        }
        return new Explanation(score, total[0] - Arrays.stream(shares).sum(), words);
    }

    private static void spread(double lean, int from, int to, Reading text, double[] shares) {
        for (int i = from; i < to; i++) {
            shares[text.tokenOf(i)] += lean / (to - from);
        }
    }

    /** Credits a word that has a valence with what the sums of valences would lose without it. */
    private static void creditValences(
            Reading text, Scale scale, LinearModel model, double[] shares) {
        double whole = lean(LexiconSums.of(text, scale, -1), model);
        for (int i = 0; i < text.size(); i++) {
            if (text.valence(i, scale) != 0) {
                shares[text.tokenOf(i)] += whole - lean(LexiconSums.of(text, scale, i), model);
            }
        }
    }

    private static double lean(LexiconSums sums, LinearModel model) {
        double[] sum = new double[1];
        sums.emit((key, from, to) -> sum[0] += model.lean(key));
        return sum[0];
    }
}
