package io.bellwether.corenlp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is in a {@link ModelFile}, in named parts:
 *
 * <pre>
 * number of parts, then of each: name, length in bytes, content
 * words      number, then each word, ascending: words are numbered from 1
 * lexicon    number, then of each word: distance of its number from the last one's, valence (8 bits)
 * features   number, then of each key, ascending: its distance from the last one
 * weights    of class negative, neutral, positive: 16 bits for each feature, in 1/4096
 * table      hash of the table of words that it was trained with (64 bits)
 * adjustment may be absent: the nine numbers of an {@link Adjustment}
 * </pre>
 *
 * <p>Numbers are as {@link Bytes} has them, words in Java's modified UTF-8. A part that is not
 * known is an error: a scorer that passed over it would give other scores than the one that was
 * trained.
 */
final class ModelParts {

    private static final String WORDS = "words";
    private static final String LEXICON = "lexicon";
    private static final String FEATURES = "features";
    private static final String WEIGHTS = "weights";
    private static final String TABLE = "table";
    private static final String ADJUSTMENT = "adjustment";
    private static final Set<String> NAMES =
            new TreeSet<>(Set.of(WORDS, LEXICON, FEATURES, WEIGHTS, TABLE));

    /** Writes a part or the whole. */
    @FunctionalInterface
    private interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    private final Map<String, byte[]> parts = new HashMap<>();

    private ModelParts() {}

    /** All that a model file holds before its checksum. */
    static byte[] write(ModelWords words, FeatureTable features, @Nullable Adjustment adjustment) {
        return bytes(
                out -> {
                    out.writeUTF(ModelFile.MAGIC);
                    out.writeInt(ModelFile.VERSION);
                    Bytes.writeNumber(out, NAMES.size() + (adjustment == null ? 0 : 1));
                    writePart(out, WORDS, part -> writeWords(part, words));
                    writePart(out, LEXICON, part -> writeLexicon(part, words));
                    writePart(out, FEATURES, part -> writeKeys(part, features));
                    writePart(out, WEIGHTS, part -> writeWeights(part, features));
                    writePart(out, TABLE, part -> part.writeLong(WordTable.shipped().hash()));
                    if (adjustment != null) {
                        writePart(out, ADJUSTMENT, adjustment::write);
                    }
                });
    }

    private static byte[] bytes(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writer.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void writePart(DataOutputStream out, String name, Writer writer)
            throws IOException {
        byte[] content = bytes(writer);
        out.writeUTF(name);
        Bytes.writeNumber(out, content.length);
        out.write(content);
    }

    private static void writeWords(DataOutputStream out, ModelWords words) throws IOException {
        Bytes.writeNumber(out, words.forms().size());
        for (String form : words.forms()) {
            out.writeUTF(form);
        }
    }

    private static void writeLexicon(DataOutputStream out, ModelWords words) throws IOException {
        SortedMap<String, Integer> tenths = words.lexicon().tenths();
        Bytes.writeNumber(out, tenths.size());
        int last = 0;
        for (Map.Entry<String, Integer> entry : tenths.entrySet()) {
            int id = words.id(entry.getKey());
            Bytes.writeNumber(out, id - last);
            out.writeByte(entry.getValue());
            last = id;
        }
    }

    private static void writeKeys(DataOutputStream out, FeatureTable features) throws IOException {
        Bytes.writeNumber(out, features.size());
        long last = 0;
        for (long key : features.keys()) {
            Bytes.writeNumber(out, key - last);
            last = key;
        }
    }

    private static void writeWeights(DataOutputStream out, FeatureTable features)
            throws IOException {
        long[] keys = features.keys();
        for (int k = 0; k < FeatureTable.CLASSES; k++) {
            for (long key : keys) {
                out.writeShort(features.weight(features.slot(key), k));
            }
        }
    }

    /**
     * Reads what {@link #write} wrote after the version.
     *
     * @throws IOException when it is anything else; the message says what
     */
    static LinearModel read(DataInputStream in, String hash) throws IOException {
        ModelParts parts = new ModelParts();
        try {
            parts.readParts(in);
            SortedSet<String> forms = parts.readWords();
            FeatureTable features = parts.readFeatures(forms.size());
            Lexicon lexicon = parts.readLexicon(forms);
            Adjustment adjustment = parts.readAdjustment();
            parts.checkTable();
            ModelWords words = new ModelWords(forms, lexicon, features);
            return new LinearModel(words, features, adjustment, hash);
        } catch (EOFException e) {
            throw new IOException("it promises more than it holds", e);
        }
    }

    private void readParts(DataInputStream in) throws IOException {
        for (int left = Bytes.readCount(in, in.available()); left > 0; left--) {
            String name = in.readUTF();
            if (!NAMES.contains(name) && !name.equals(ADJUSTMENT)) {
                throw new IOException(
                        "it has a part that this program does not know; use a newer program");
            }
            byte[] content = in.readNBytes(Bytes.readCount(in, in.available()));
            if (parts.put(name, content) != null) {
                throw new IOException("it has the part " + name + " twice");
            }
        }
        for (String name : NAMES) {
            if (!parts.containsKey(name)) {
                throw new IOException("it lacks the part " + name);
            }
        }
    }

    private void checkTable() throws IOException {
        if (part(TABLE).readLong() != WordTable.shipped().hash()) {
            throw new IOException("it was trained with another table of words; train it again");
        }
    }

    private DataInputStream part(String name) {
        return new DataInputStream(new ByteArrayInputStream(parts.getOrDefault(name, new byte[0])));
    }

    private SortedSet<String> readWords() throws IOException {
        DataInputStream in = part(WORDS);
        int count = Bytes.readCount(in, Math.min(in.available(), Vocabulary.LIMIT));
        SortedSet<String> forms = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            String form = in.readUTF();
            if (!forms.isEmpty() && forms.last().compareTo(form) >= 0) {
                throw new IOException("its words are not in their order");
            }
            forms.add(form);
        }
        return forms;
    }

    private Lexicon readLexicon(SortedSet<String> words) throws IOException {
        DataInputStream in = part(LEXICON);
        String[] forms = words.toArray(new String[0]);
        SortedMap<String, Integer> tenths = new TreeMap<>();
        int id = 0;
        for (int left = Bytes.readCount(in, in.available()); left > 0; left--) {
            id += Bytes.readCount(in, forms.length - id);
            if (id == 0) {
                throw new IOException("its lexicon has a word without a number");
            }
            tenths.put(forms[id - 1], (int) in.readByte());
        }
        try {
            return new Lexicon(tenths);
        } catch (IllegalArgumentException e) {
            throw new IOException("its lexicon is wrong: " + e.getMessage(), e);
        }
    }

    private @Nullable Adjustment readAdjustment() throws IOException {
        if (!parts.containsKey(ADJUSTMENT)) {
            return null;
        }
        DataInputStream in = part(ADJUSTMENT);
        Adjustment adjustment = Adjustment.read(in);
        if (in.available() > 0) {
            throw new IOException("it has more than an adjustment in that part");
        }
        return adjustment;
    }

    private FeatureTable readFeatures(int words) throws IOException {
        DataInputStream in = part(FEATURES);
        DataInputStream columns = part(WEIGHTS);
        int most = columns.available() / (FeatureTable.CLASSES * Short.BYTES);
        long[] keys = new long[Bytes.readCount(in, most)];
        long key = 0;
        for (int i = 0; i < keys.length; i++) {
            key += Bytes.readNumber(in);
            if (!FeatureKey.isValid(key, words) || (i > 0 && key <= keys[i - 1])) {
                throw new IOException("it has a feature that cannot be");
            }
            keys[i] = key;
        }
        short[][] rows = new short[keys.length][FeatureTable.CLASSES];
        for (int k = 0; k < FeatureTable.CLASSES; k++) {
            for (short[] row : rows) {
                row[k] = columns.readShort();
            }
        }
        Map<Long, short[]> table = HashMap.newHashMap(keys.length);
        for (int i = 0; i < keys.length; i++) {
            table.put(keys[i], rows[i]);
        }
        return new FeatureTable(table);
    }
}
