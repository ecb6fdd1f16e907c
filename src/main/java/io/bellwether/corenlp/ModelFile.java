package io.bellwether.corenlp;

import edu.stanford.nlp.classify.LinearClassifier;
import edu.stanford.nlp.util.HashIndex;
import edu.stanford.nlp.util.Index;
import io.bellwether.sentiment.Sentiment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The file of a {@link LinearModel}: gzip around
 *
 * <pre>
 * "bellwether-linear", version 1
 * number of words,    then each word with its valence      (lexicon, sorted)
 * number of features, then each feature                    (sorted)
 * weights of class negative, neutral, positive             (16 bits each, in 1/1024)
 * SHA-256 of all before
 * </pre>
 *
 * <p>Strings are in Java's modified UTF-8. No Java serialisation: a model may come from elsewhere.
 * The model's hash is the first 16 digits of the SHA-256, so it does not depend on the packing.
 */
final class ModelFile {

    private static final String RESOURCE = "linear-model.gz";
    private static final String MAGIC = "bellwether-linear";
    private static final int VERSION = 1;
    private static final int DIGEST_BYTES = 32;
    private static final int CLASSES = Sentiment.values().length;

    /** Bytes unpacked; the shipped model has three million. */
    private static final int LARGEST = 256 << 20;

    private ModelFile() {}

    /** The model in the jar. */
    static LinearModel shipped() {
        try (InputStream in = ModelFile.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar");
            }
            return read(in, RESOURCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a model.
     *
     * @throws IOException when it cannot be read, is damaged, or is of a later version
     */
    static LinearModel read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": there is no such model file", e);
        }
    }

    /** Writes a model and returns its hash. Same weights, same bytes. */
    static String write(Path file, Lexicon lexicon, SortedMap<String, short[]> weights)
            throws IOException {
        byte[] content = content(lexicon, weights);
        byte[] digest = sha256(content);
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content);
            out.write(digest);
        }
        return name(digest);
    }

    /** The model that {@link #write} would write. */
    static LinearModel model(Lexicon lexicon, SortedMap<String, short[]> weights) {
        return build(lexicon, weights, name(sha256(content(lexicon, weights))));
    }

    private static LinearModel read(InputStream in, String name) throws IOException {
        byte[] all;
        try (GZIPInputStream unpacked = new GZIPInputStream(in, 1 << 16)) {
            all = unpacked.readNBytes(LARGEST);
        } catch (IOException e) {
            throw new IOException(name + " is no model file or is cut off", e);
        }
        int length = all.length - DIGEST_BYTES;
        byte[] content = Arrays.copyOf(all, Math.max(0, length));
        byte[] digest = sha256(content);
        if (length < 0
                || !MessageDigest.isEqual(digest, Arrays.copyOfRange(all, length, all.length))) {
            throw new IOException(
                    name + " is damaged: its checksum differs; copy or train it again");
        }
        return parse(content, name, name(digest));
    }

    private static LinearModel parse(byte[] content, String name, String hash) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        if (!in.readUTF().equals(MAGIC) || in.readInt() != VERSION) {
            throw new IOException(name + " is no linear model of version " + VERSION);
        }
        SortedMap<String, Integer> tenths = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            tenths.put(in.readUTF(), (int) in.readByte());
        }
        String[] features = new String[checked(in.readInt(), content.length, name)];
        for (int i = 0; i < features.length; i++) {
            features[i] = in.readUTF();
        }
        double[][] weights = new double[features.length][CLASSES];
        for (int k = 0; k < CLASSES; k++) {
            for (double[] row : weights) {
                row[k] = in.readShort() / (double) LinearModel.STEPS;
            }
        }
        return build(new Lexicon(tenths), Arrays.asList(features), weights, hash);
    }

    private static int checked(int count, int length, String name) throws IOException {
        if (count < 0 || count > length) {
            throw new IOException(name + " promises more features than it holds");
        }
        return count;
    }

    private static LinearModel build(
            Lexicon lexicon, SortedMap<String, short[]> weights, String hash) {
        double[][] rows = new double[weights.size()][];
        int i = 0;
        for (short[] weight : weights.values()) {
            rows[i] = new double[weight.length];
            for (int k = 0; k < weight.length; k++) {
                rows[i][k] = weight[k] / (double) LinearModel.STEPS;
            }
            i++;
        }
        return build(lexicon, List.copyOf(weights.keySet()), rows, hash);
    }

    private static LinearModel build(
            Lexicon lexicon, List<String> features, double[][] weights, String hash) {
        Index<String> names = index(features);
        Index<Sentiment> labels = index(Arrays.asList(Sentiment.values()));
        return new LinearModel(lexicon, new LinearClassifier<>(weights, names, labels), hash);
    }

    private static <T> Index<T> index(List<T> objects) {
        Index<T> index = new HashIndex<>(objects.size());
        index.addAll(objects);
        return index;
    }

    private static byte[] content(Lexicon lexicon, SortedMap<String, short[]> weights) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(MAGIC);
            out.writeInt(VERSION);
            out.writeInt(lexicon.tenths().size());
            for (var entry : lexicon.tenths().entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeByte(entry.getValue());
            }
            out.writeInt(weights.size());
            for (String feature : weights.keySet()) {
                out.writeUTF(feature);
            }
            for (int k = 0; k < CLASSES; k++) {
                for (short[] weight : weights.values()) {
                    out.writeShort(weight[k]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static String name(byte[] digest) {
        return HexFormat.of().formatHex(digest, 0, 8);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
