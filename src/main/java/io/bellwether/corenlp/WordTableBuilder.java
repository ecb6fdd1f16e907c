package io.bellwether.corenlp;

import edu.stanford.nlp.neural.NeuralUtils;
import edu.stanford.nlp.sentiment.SentimentModel;
import io.bellwether.corenlp.WordClusters.Member;
import io.bellwether.corenlp.WordTable.Traits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.ejml.simple.SimpleMatrix;

/**
 * Makes the file of a {@link WordTable} from clusters of words, vectors of words, the lexicon and
 * CoreNLP's sentiment model; the model card says what each gives. The same sources give the same
 * bytes.
 */
public final class WordTableBuilder {

    private static final int[] BITS = {4, 6, 8, 10, 12, 16};
    private static final double PENALTY = 100;
    private static final int NEUTRAL_WORDS = 3000;
    private static final int SEEN_OFTEN = 100;
    private static final int FREQUENT = 100_000;
    private static final int LONGEST = 32;
    private static final int LEAST_LEARNED = 40;
    private static final int LEAST_OF_TREEBANK = 30;

    private final Lexicon lexicon = Lexicon.shipped();
    private final WordClusters clusters;
    private final List<WordVectors> vectors;
    private final Map<String, Integer> prefixes = new HashMap<>();
    private final Map<String, Integer> treebank;
    private final Set<String> frequent = new HashSet<>();

    private WordTableBuilder(
            WordClusters clusters, WordVectors frequentFirst, Map<String, Integer> treebank)
            throws IOException {
        this.clusters = clusters;
        this.vectors = List.of(frequentFirst, WordVectors.ofCoreNlp());
        this.treebank = treebank;
        SortedSet<String> paths = new TreeSet<>();
        for (String path : clusters.numbers().keySet()) {
            for (int bits : BITS) {
                paths.add(prefix(path, bits));
            }
        }
        paths.forEach(path -> prefixes.put(path, prefixes.size()));
        frequentFirst.byWord().keySet().stream().limit(FREQUENT).forEach(frequent::add);
    }

    /**
     * Builds a table and writes it.
     *
     * @param texts labelled texts, whose most frequent words outside the lexicon count as neither
     *     good nor bad
     * @return how many words are in it
     * @throws IOException when a file cannot be read or written, or this build has no models of
     *     CoreNLP
     */
    public static int build(List<Path> texts, Path clusters, Path vectors, Path output)
            throws IOException {
        if (!SentimentTrees.areModelsPresent()) {
            throw new IOException("CoreNLP's models are not in this build; build with -Ptree");
        }
        WordTableBuilder builder =
                new WordTableBuilder(
                        WordClusters.read(clusters), WordVectors.read(vectors), treebank());
        SortedMap<String, Traits> table = builder.table(builder.fit(texts));
        StringBuilder lines = new StringBuilder();
        table.forEach(
                (word, traits) ->
                        lines.append(word)
                                .append('\t')
                                .append(traits.cluster())
                                .append('\t')
                                .append(traits.learned())
                                .append('\t')
                                .append(traits.treebank())
                                .append('\n'));
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(output))) {
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
        return table.size();
    }

    /** In hundredths: 1.5 times the expected class, from -2 to 2, of a word that stands alone. */
    private static Map<String, Integer> treebank() {
        SentimentModel model = SentimentModel.loadSerialized(SentimentTrees.SENTIMENT);
        Map<String, Integer> valences = new HashMap<>();
        for (String word : new TreeSet<>(model.wordVectors.keySet())) {
            String form = word.toLowerCase(Locale.ROOT);
            SimpleMatrix vector = NeuralUtils.elementwiseApplyTanh(model.getWordVector(word));
            SimpleMatrix classes =
                    NeuralUtils.softmax(
                            model.getUnaryClassification(word)
                                    .mult(NeuralUtils.concatenateWithBias(vector)));
            double expected = 0;
            for (int i = 0; i < classes.getNumElements(); i++) {
                expected += (i - 2) * classes.get(i);
            }
            int valence = (int) Math.round(150 * expected);
            if (form.equals(word)) {
                valences.put(form, valence);
            } else {
                valences.putIfAbsent(form, valence);
            }
        }
        return valences;
    }

    private Ridge fit(List<Path> texts) throws IOException {
        List<float[]> rows = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        lexicon.tenths()
                .forEach(
                        (word, tenths) -> {
                            if (isPlaced(word)) {
                                rows.add(row(word));
                                values.add(tenths / 10.0);
                            }
                        });
        for (String word : neutralWords(texts)) {
            rows.add(row(word));
            values.add(0.0);
        }
        return Ridge.fit(
                rows.toArray(new float[0][]),
                values.stream().mapToDouble(Double::doubleValue).toArray(),
                PENALTY);
    }

    private List<String> neutralWords(List<Path> files) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        TextReader reader = new TextReader(new TrainingWords(lexicon));
        for (LabelledText text : LabelledFile.read(files, Integer.MAX_VALUE)) {
            Reading reading = reader.read(TextCleaner.clean(text.text()));
            for (int i = 0; i < reading.size(); i++) {
                counts.merge(reading.word(i).form(), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(NEUTRAL_WORDS)
                .map(Map.Entry::getKey)
                .filter(word -> !lexicon.contains(word) && isPlaced(word))
                .toList();
    }

    /** Whether anything is known of where the word stands. */
    private boolean isPlaced(String word) {
        return clusters.byWord().containsKey(word)
                || vectors.stream().anyMatch(each -> each.byWord().containsKey(word));
    }

    private float[] row(String word) {
        int width = vectors.stream().mapToInt(WordVectors::dimensions).sum();
        float[] row = new float[width + prefixes.size()];
        int at = 0;
        for (WordVectors each : vectors) {
            float[] vector = each.byWord().get(word);
            if (vector != null) {
                System.arraycopy(vector, 0, row, at, vector.length);
            }
            at += each.dimensions();
        }
        Member member = clusters.byWord().get(word);
        for (int bits : BITS) {
            if (member != null) {
                row[width + prefixes.getOrDefault(prefix(member.path(), bits), 0)] = 1;
            }
        }
        return row;
    }

    private static String prefix(String path, int bits) {
        return path.substring(0, Math.min(bits, path.length()));
    }

    private SortedMap<String, Traits> table(Ridge ridge) {
        SortedSet<String> words = new TreeSet<>(clusters.byWord().keySet());
        vectors.forEach(each -> words.addAll(each.byWord().keySet()));
        words.addAll(treebank.keySet());
        SortedMap<String, Traits> table = new TreeMap<>();
        for (String word : words) {
            if (isFit(word)) {
                Traits traits = traits(word, ridge);
                if (!traits.isEmpty()) {
                    table.put(word, traits);
                }
            }
        }
        return table;
    }

    private Traits traits(String word, Ridge ridge) {
        Member member = clusters.byWord().get(word);
        boolean isOften = false;
        int cluster = 0;
        if (member != null && member.seen() >= SEEN_OFTEN) {
            isOften = true;
            cluster = clusters.numbers().getOrDefault(member.path(), 0);
        }
        int learned = 0;
        if (isPlaced(word) && (isOften || frequent.contains(word) || treebank.containsKey(word))) {
            learned = atLeast(LEAST_LEARNED, (int) Math.round(100 * ridge.expected(row(word))));
        }
        int ofTreebank = atLeast(LEAST_OF_TREEBANK, treebank.getOrDefault(word, 0));
        return new Traits(cluster, learned, ofTreebank);
    }

    private static int atLeast(int least, int value) {
        return Math.abs(value) < least ? 0 : value;
    }

    /** A word as the scorer compares it, that names nobody. */
    private static boolean isFit(String word) {
        return !word.isEmpty()
                && word.length() <= LONGEST
                && word.chars().noneMatch(Character::isWhitespace)
                && word.indexOf('@') < 0
                && !word.contains("http")
                && !word.contains("www.")
                && Forms.of(word).equals(word);
    }
}
