package io.bellwether.corenlp;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the linear scorer looks at in a text, each thing once, in the order of the text.
 *
 * <ul>
 *   <li>runs of one to three words, and the word of each hashtag;
 *   <li>{@code NOT_word} for up to four words after a negator, as far as the clause goes (after Das
 *       and Chen, 2001);
 *   <li>{@code LEX_…}: how good and how bad the lexicon's words are, in steps, with the valence
 *       after a negator turned round and taken by three quarters (VADER measured .74);
 *   <li>{@code BIAS}, present always.
 * </ul>
 *
 * <p>Words are in lower case, so that names in capitals never meet a word.
 */
final class Features {

    static final String BIAS = "BIAS";

    private static final int NEGATION_REACH = 4;
    private static final Set<String> NEGATORS =
            Set.of(
                    "not",
                    "no",
                    "never",
                    "cannot",
                    "without",
                    "nobody",
                    "nothing",
                    "neither",
                    "nor",
                    "hardly",
                    "barely",
                    "dont",
                    "didnt",
                    "cant",
                    "wont",
                    "isnt",
                    "doesnt",
                    "aint",
                    "wasnt",
                    "couldnt",
                    "shouldnt",
                    "wouldnt",
                    "havent",
                    "hasnt");
    private static final Set<String> CLAUSE_ENDS =
            Set.of(".", ",", "!", "?", ";", ":", "...", "but");

    /** Receives features with the tokens they were made of, {@code from} to {@code to - 1}. */
    @FunctionalInterface
    interface Sink {
        void add(String feature, int from, int to);
    }

    private Features() {}

    /** The features of a text; several threads may ask at once. */
    static Set<String> of(List<Token> tokens, Lexicon lexicon) {
        Set<String> features = new LinkedHashSet<>();
        extract(tokens, lexicon, (feature, from, to) -> features.add(feature));
        return features;
    }

    /** As {@link #of}, but repeats come again; the bias and the lexicon's have no tokens. */
    static void extract(List<Token> tokens, Lexicon lexicon, Sink sink) {
        boolean[] negated = negated(tokens);
        sink.add(BIAS, 0, 0);
        for (int i = 0; i < tokens.size(); i++) {
            addWords(tokens, i, negated[i], sink);
        }
        addLexicon(valences(tokens, lexicon), sink);
    }

    /** Valence of each token in thousandths of a point, negation applied. */
    static int[] valences(List<Token> tokens, Lexicon lexicon) {
        boolean[] negated = negated(tokens);
        int[] valences = new int[negated.length];
        for (int i = 0; i < valences.length; i++) {
            int valence = lexicon.valence(tokens.get(i).bare()) * 100;
            valences[i] = negated[i] ? -valence * 3 / 4 : valence;
        }
        return valences;
    }

    /** The {@code LEX_…} features of a text whose tokens have these valences. */
    static void addLexicon(int[] valences, Sink sink) {
        Valences sums = new Valences();
        for (int valence : valences) {
            sums.add(valence);
        }
        sums.emit(sink);
    }

    /** Which tokens stand behind a negator in its clause. */
    private static boolean[] negated(List<Token> tokens) {
        boolean[] negated = new boolean[tokens.size()];
        int left = 0;
        for (int i = 0; i < negated.length; i++) {
            String form = tokens.get(i).form();
            if (CLAUSE_ENDS.contains(form)) {
                left = 0;
            }
            negated[i] = left > 0;
            left = Math.max(0, left - 1);
            if (NEGATORS.contains(form) || form.endsWith("n't")) {
                left = NEGATION_REACH;
            }
        }
        return negated;
    }

    private static void addWords(List<Token> tokens, int i, boolean isNegated, Sink sink) {
        Token token = tokens.get(i);
        String form = token.form();
        sink.add(form, i, i + 1);
        if (token.isHashtag()) {
            sink.add(token.bare(), i, i + 1);
        }
        if (isNegated && token.hasLetter()) {
            sink.add("NOT_" + form, i, i + 1);
        }
        if (i + 1 < tokens.size()) {
            String two = form + ' ' + tokens.get(i + 1).form();
            sink.add(two, i, i + 2);
            if (i + 2 < tokens.size()) {
                sink.add(two + ' ' + tokens.get(i + 2).form(), i, i + 3);
            }
        }
    }

    /** Sums, extremes and the last of the valences, in steps of one point. */
    private static final class Valences {

        private static final int POINT = 1000;
        private static final int HIGHEST_STEP = 10;
        private static final int WIDEST_BALANCE = 8;
        private static final int MOST_COUNTED = 4;

        private int good;
        private int bad;
        private int best;
        private int worst;
        private int last;
        private int goodWords;
        private int badWords;

        void add(int valence) {
            if (valence > 0) {
                good += valence;
                goodWords++;
                best = Math.max(best, valence);
                last = valence;
            } else if (valence < 0) {
                bad -= valence;
                badWords++;
                worst = Math.max(worst, -valence);
                last = valence;
            }
        }

        void emit(Sink sink) {
            emit(sink, "GOOD", step(good));
            emit(sink, "BAD", step(bad));
            emit(sink, "BALANCE", balance(good - bad));
            emit(sink, "BEST", step(best));
            emit(sink, "WORST", step(worst));
            emit(sink, "LAST", balance(last));
            int counts =
                    Math.min(goodWords, MOST_COUNTED) * (MOST_COUNTED + 1)
                            + Math.min(badWords, MOST_COUNTED);
            emit(sink, "WORDS", counts);
        }

        private static void emit(Sink sink, String name, int value) {
            sink.add("LEX_" + name + '_' + value, 0, 0);
        }

        /** 0 for none, then 1 for less than a point, and so on. */
        private static int step(int sum) {
            return sum == 0 ? 0 : Math.min(HIGHEST_STEP, 1 + sum / POINT);
        }

        private static int balance(int sum) {
            int points = Math.floorDiv(sum + POINT / 2, POINT);
            return Math.max(-WIDEST_BALANCE, Math.min(WIDEST_BALANCE, points));
        }
    }
}
