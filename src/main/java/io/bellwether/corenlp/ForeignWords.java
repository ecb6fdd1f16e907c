package io.bellwether.corenlp;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Frequent words of some thirty other languages in Latin letters, in lower case. A model has seen
 * many of them in its English texts, and would take a Spanish text for English by its "de" and
 * "la". Immutable.
 */
record ForeignWords(Set<String> words) {

    private static final String RESOURCE = "foreign-words.txt";

    ForeignWords {
        words = Set.copyOf(words);
    }

    boolean contains(String word) {
        return words.contains(word);
    }

    /** The words in the jar. */
    static ForeignWords shipped() {
        return Resource.read(RESOURCE, in -> read(Resource.lines(in)));
    }

    private static ForeignWords read(BufferedReader lines) throws IOException {
        Set<String> words = new HashSet<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.startsWith("#")) {
                words.addAll(Set.of(line.split(" ")));
            }
        }
        return new ForeignWords(words);
    }
}
