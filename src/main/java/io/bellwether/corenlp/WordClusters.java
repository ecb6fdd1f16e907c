package io.bellwether.corenlp;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Hierarchical clusters of words (Brown et al. 1992), as the file {@code 50mpaths2} of
 * ark-tweet-nlp has them: in each line the path of bits from the root to the cluster, a word, and
 * how often it was seen.
 *
 * @param byWord what stands in the file
 * @param numbers of the clusters in the order of their paths, from 1
 */
record WordClusters(Map<String, Member> byWord, Map<String, Integer> numbers) {

    /**
     * A word's place.
     *
     * @param path of zeros and ones
     * @param seen how often the word was seen
     */
    record Member(String path, int seen) {}

    /**
     * Reads a file of paths.
     *
     * @throws IOException when it cannot be read, or a line is not what it should be
     */
    static WordClusters read(Path file) throws IOException {
        Map<String, Member> byWord = new HashMap<>();
        SortedSet<String> paths = new TreeSet<>();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                int first = line.indexOf('\t');
                int last = line.lastIndexOf('\t');
                if (first < 1 || last == first || !line.substring(last + 1).matches("\\d{1,9}")) {
                    throw new IOException(
                            file + ":" + number + ": expected path, word and count, with tabs");
                }
                String path = line.substring(0, first);
                int seen = Integer.parseInt(line.substring(last + 1));
                byWord.put(line.substring(first + 1, last), new Member(path, seen));
                paths.add(path);
            }
        }
        Map<String, Integer> numbers = new HashMap<>();
        paths.forEach(path -> numbers.put(path, numbers.size() + 1));
        return new WordClusters(byWord, numbers);
    }
}
