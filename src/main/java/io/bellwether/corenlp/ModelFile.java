package io.bellwether.corenlp;

import io.bellwether.feedback.Hash;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The file of a {@link LinearModel}: gzip around
 *
 * <pre>
 * "bellwether-linear", version 2
 * the parts                         (see {@link ModelParts})
 * SHA-256 of all before
 * </pre>
 *
 * <p>No Java serialisation: a model may come from elsewhere. The model's hash is the first 16
 * digits of the SHA-256, so it does not depend on the packing.
 */
final class ModelFile {

    static final String MAGIC = "bellwether-linear";
    static final int VERSION = 2;

    private static final String RESOURCE = "linear-model.gz";
    private static final int DIGEST_BYTES = 32;

    /** Bytes unpacked; the shipped model has 0.6 million. */
    private static final int LARGEST = 64 << 20;

    private ModelFile() {}

    /** The model in the jar. */
    static LinearModel shipped() {
        return Resource.read(RESOURCE, in -> read(in, RESOURCE));
    }

    /**
     * Reads a model.
     *
     * @throws IOException when it cannot be read, is damaged, or is of another version
     */
    static LinearModel read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": there is no such model file", e);
        }
    }

    /** Writes a model. Same weights, same bytes. */
    static void write(Path file, LinearModel model) throws IOException {
        byte[] content = ModelParts.write(model.words(), model.features(), model.adjustment());
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content);
            out.write(Hash.sha256().digest(content));
        }
    }

    /** A model with the hash that its file will have. */
    static LinearModel model(ModelWords words, FeatureTable features) {
        return model(words, features, null);
    }

    /** A model that knows what it confuses, with the hash that its file will have. */
    static LinearModel adjusted(LinearModel model, Adjustment adjustment) {
        return model(model.words(), model.features(), adjustment);
    }

    private static LinearModel model(
            ModelWords words, FeatureTable features, @Nullable Adjustment adjustment) {
        String hash = name(Hash.sha256().digest(ModelParts.write(words, features, adjustment)));
        return new LinearModel(words, features, adjustment, hash);
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
        byte[] digest = Hash.sha256().digest(content);
        if (length < 0
                || !MessageDigest.isEqual(digest, Arrays.copyOfRange(all, length, all.length))) {
            throw new IOException(
                    name + " is damaged: its checksum differs; copy or train it again");
        }
        DataInputStream data = new DataInputStream(new ByteArrayInputStream(content));
        try {
            return parse(data, name(digest));
        } catch (IOException e) {
            throw new IOException(name + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static LinearModel parse(DataInputStream in, String hash) throws IOException {
        if (!in.readUTF().equals(MAGIC)) {
            throw new IOException("it is no linear model");
        }
        int version = in.readInt();
        if (version != VERSION) {
            throw new IOException(
                    "it has version "
                            + version
                            + ", this program reads version "
                            + VERSION
                            + "; train it again");
        }
        return ModelParts.read(in, hash);
    }

    private static String name(byte[] digest) {
        return HexFormat.of().formatHex(digest, 0, 8);
    }
}
