package io.bellwether.corenlp;

/**
 * Numbers for words, and what is known of them. The numbers go from 1 to at most {@value #LIMIT}; 0
 * stands for every word that is not there.
 */
interface Vocabulary {

    /** The most words that one vocabulary holds: a feature's key has 20 bits for each. */
    int LIMIT = (1 << 20) - 1;

    /** Number of a form; 0 when it is unknown. */
    int id(String form);

    /**
     * The form of a number.
     *
     * @param id above 0
     */
    String form(int id);

    /** Whether the word alone is a feature of the model. */
    boolean isFeature(int id);

    Lexicon lexicon();
}
