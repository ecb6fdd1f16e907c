package io.bellwether.corenlp;

import java.util.List;

/**
 * One token as CoreNLP's tokeniser cut it, with what the scorer reads in it.
 *
 * @param surface how it stands in the text
 * @param words one or more
 */
record Token(String surface, List<Word> words) {

    Token {
        words = List.copyOf(words);
    }

    static Token of(String surface, Vocabulary vocabulary) {
        return new Token(surface, List.of(Word.of(Forms.of(surface), vocabulary)));
    }
}
