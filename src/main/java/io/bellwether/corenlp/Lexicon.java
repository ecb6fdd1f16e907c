package io.bellwether.corenlp;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Words with their valence in tenths, from -40 (worst) to 40 (best). Immutable.
 *
 * <p>The one that is shipped joins VADER's words (Hutto and Gilbert, 2014), means of ten human
 * raters, and emoji-emotion's emoji. Both have the MIT licence, which stands in the file.
 *
 * @param tenths valence by lower-case word or emoji
 */
record Lexicon(SortedMap<String, Integer> tenths) {

    private static final String RESOURCE = "lexicon.txt";
    private static final int LIMIT = 40;

    Lexicon {
        tenths = Collections.unmodifiableSortedMap(new TreeMap<>(tenths));
        for (int value : tenths.values()) {
            if (value < -LIMIT || value > LIMIT) {
                throw new IllegalArgumentException("valence " + value + " is outside [-40, 40]");
            }
        }
    }

    /** Valence of a lower-case word; 0 when it is not listed. */
    int valence(String word) {
        return tenths.getOrDefault(word, 0);
    }

    boolean contains(String word) {
        return tenths.containsKey(word);
    }

    /** The lexicon in the jar. */
    static Lexicon shipped() {
        return Resource.read(RESOURCE, in -> read(Resource.lines(in)));
    }

    private static Lexicon read(BufferedReader lines) throws IOException {
        SortedMap<String, Integer> tenths = new TreeMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                tenths.put(line.substring(0, tab), Integer.valueOf(line.substring(tab + 1)));
            }
        }
        return new Lexicon(tenths);
    }
}
