package io.bellwether.corenlp;

import io.bellwether.feedback.Hash;
import io.bellwether.sentiment.Sentiment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/**
 * A labelled file, or a part of its texts.
 *
 * @param name of the file, without its folder
 * @param hash SHA-256 of the whole file, in hexadecimal digits
 */
record LabelledSource(String name, String hash, List<LabelledText> texts) {

    private static final int BUFFER = 1 << 16;

    LabelledSource {
        texts = List.copyOf(texts);
    }

    /**
     * Reads a whole file.
     *
     * @throws IOException when it cannot be read or has a bad line
     */
    static LabelledSource read(Path file) throws IOException {
        List<LabelledText> texts = LabelledFile.read(file);
        return new LabelledSource(String.valueOf(file.getFileName()), hashOf(file), texts);
    }

    /** The part of its texts that meet a condition. */
    LabelledSource part(Predicate<LabelledText> condition) {
        return new LabelledSource(name, hash, texts.stream().filter(condition).toList());
    }

    /** How many texts have a label. */
    long count(Sentiment label) {
        return texts.stream().filter(text -> text.label() == label).count();
    }

    private static String hashOf(Path file) throws IOException {
        MessageDigest digest = Hash.sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            while (in.read(buffer) >= 0) {
                // The stream feeds the digest.
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
