package io.bellwether.corenlp;

import io.bellwether.corenlp.WordTable.Traits;
import java.util.Set;

/**
 * A word, emoticon, emoji or sign as the scorer compares it, with all that it asks of one. Made
 * when a surface is met for the first time, so that reading a text is table look-ups.
 *
 * @param form see {@link Forms}
 * @param id number in the vocabulary; 0 when it is not there
 * @param bare number of the form without the sign of a hashtag; for all else the same as {@code id}
 * @param valence of the lexicon, in tenths of a point; 0 when it is not listed
 * @param traits what the table of words has of it
 * @param isKnown whether it was seen in training or is in the lexicon; of a hashtag, its word
 * @param isSign whether it is in the lexicon, or a known picture: worth a score without any letter
 * @param isForeign whether it is frequent in another language and not in English
 */
record Word(
        String form,
        int id,
        int bare,
        int valence,
        Traits traits,
        boolean isKnown,
        boolean isSign,
        boolean isForeign,
        boolean hasLetter,
        boolean isHashtag,
        boolean isNegator,
        boolean endsClause) {

    private static final ForeignWords FOREIGN = ForeignWords.shipped();
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

    /**
     * Reads the lists that are in the jar, if that was not done. Whoever reads texts may not be
     * allowed to wait for a file.
     */
    static void load() {
        if (FOREIGN.words().isEmpty() || WordTable.shipped().words().isEmpty()) {
            throw new IllegalStateException("a list of words in the jar is empty");
        }
    }

    /** The word of a form about which {@code vocabulary} knows what there is to know. */
    static Word of(String form, Vocabulary vocabulary) {
        boolean isHashtag = form.length() > 1 && form.charAt(0) == '#';
        String bareForm = isHashtag ? form.substring(1) : form;
        int bare = vocabulary.id(bareForm);
        int id = isHashtag ? vocabulary.id(form) : bare;
        Lexicon lexicon = vocabulary.lexicon();
        boolean isListed = bare != 0 && lexicon.contains(bareForm);
        boolean isKnown = isListed || vocabulary.isFeature(bare);
        boolean isFormListed = isHashtag ? id != 0 && lexicon.contains(form) : isListed;
        Traits traits = WordTable.shipped().of(form);
        return new Word(
                form,
                id,
                bare,
                isListed ? lexicon.valence(bareForm) : 0,
                traits,
                isKnown,
                isFormListed || ((isKnown || !traits.isEmpty()) && hasPicture(form)),
                FOREIGN.contains(form),
                hasLetter(form),
                isHashtag,
                NEGATORS.contains(form) || form.endsWith("n't"),
                CLAUSE_ENDS.contains(form));
    }

    private static boolean hasLetter(String form) {
        // Most begin with one; a stream costs ten times as much.
        return (!form.isEmpty() && Character.isLetter(form.charAt(0)))
                || form.codePoints().anyMatch(Character::isLetter);
    }

    /** An emoji or another pictorial sign; punctuation and figures are none. */
    private static boolean hasPicture(String form) {
        return form.codePoints().anyMatch(c -> Character.getType(c) == Character.OTHER_SYMBOL);
    }
}
