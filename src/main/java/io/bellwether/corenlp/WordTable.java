package io.bellwether.corenlp;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

/**
 * What is known of words from far more text than a model is trained on, so that it can read words
 * that its training texts lack. The model card says where it comes from. Immutable.
 */
final class WordTable {

    private static final String RESOURCE = "word-table.gz";
    private static final WordTable SHIPPED = load();

    /**
     * What the table has of a word.
     *
     * @param cluster the group of words that stand between the same neighbours, 1 to 1000; 0 for
     *     none
     * @param learned how good (above 0) or bad it is, in hundredths of a point of the lexicon, as
     *     the lexicon's words that stand in like places let expect
     * @param treebank likewise, as CoreNLP's sentiment model judges the word alone
     */
    record Traits(int cluster, int learned, int treebank) {

        static final Traits NONE = new Traits(0, 0, 0);

        boolean isEmpty() {
            return equals(NONE);
        }
    }

    private final Map<String, Traits> traits;
    private final long hash;

    private WordTable(Map<String, Traits> traits, long hash) {
        this.traits = traits;
        this.hash = hash;
    }

    /** The table in the jar. */
    static WordTable shipped() {
        return SHIPPED;
    }

    /** Tells tables apart; a model can only be read with the table that it was trained with. */
    long hash() {
        return hash;
    }

    /** All words that are in it, in no order. */
    Set<String> words() {
        return Collections.unmodifiableSet(traits.keySet());
    }

    /** Of a form; if it is not there, of the form without the sign of a hashtag or long letters. */
    Traits of(String form) {
        Traits found = traits.get(form);
        if (found == null && form.length() > 1 && form.charAt(0) == '#') {
            found = traits.get(form.substring(1));
        }
        if (found == null) {
            found = traits.get(Forms.shortenRepeats(form, 2));
        }
        return found == null
                ? traits.getOrDefault(Forms.shortenRepeats(form, 1), Traits.NONE)
                : found;
    }

    private static WordTable load() {
        byte[] content =
                Resource.read(RESOURCE, in -> new GZIPInputStream(in, 1 << 16).readAllBytes());
        CRC32 sum = new CRC32();
        sum.update(content);
        return new WordTable(parse(content), sum.getValue());
    }

    /** A word, its cluster and its two valences in each line, with tabs between. */
    private static Map<String, Traits> parse(byte[] content) {
        Map<String, Traits> traits = new HashMap<>();
        new String(content, StandardCharsets.UTF_8)
                .lines()
                .forEach(
                        line -> {
                            int one = line.indexOf('\t');
                            int two = line.indexOf('\t', one + 1);
                            int three = line.indexOf('\t', two + 1);
                            traits.put(
                                    line.substring(0, one),
                                    new Traits(
                                            Integer.parseInt(line, one + 1, two, 10),
                                            Integer.parseInt(line, two + 1, three, 10),
                                            Integer.parseInt(line, three + 1, line.length(), 10)));
                        });
        return traits;
    }
}
