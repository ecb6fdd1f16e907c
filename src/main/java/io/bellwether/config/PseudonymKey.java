package io.bellwether.config;

import io.bellwether.feedback.Pseudonymizer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The key that authors are named under. Who has it can test guesses of names, so it is kept apart
 * from the configuration, is never shown, and lies in a file that its owner alone can read.
 */
public final class PseudonymKey {

    /** The variable that goes before the file. */
    public static final String VARIABLE = "BELLWETHER_PSEUDONYM_KEY";

    private static final int MADE_BYTES = 32;
    private static final int LEAST_BYTES = 16;

    private final byte[] bytes;

    private PseudonymKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The key in the environment, else the one in {@code file}, which is made on first use.
     *
     * @param file holds the key in hexadecimal, or any text of at least 16 characters
     * @throws ConfigurationException when the key is too short, or the file can be neither read nor
     *     made
     */
    public static PseudonymKey loadOrCreate(Path file, Map<String, String> environment) {
        String given = environment.getOrDefault(VARIABLE, "");
        if (!given.isBlank()) {
            return new PseudonymKey(parse(given, VARIABLE));
        }
        try {
            if (Files.notExists(file)) {
                create(file);
            }
            return new PseudonymKey(
                    parse(Files.readString(file, StandardCharsets.UTF_8), file.toString()));
        } catch (IOException e) {
            throw new ConfigurationException(
                    Key.PSEUDONYM_KEY_FILE.pattern()
                            + ": cannot read or make "
                            + file
                            + ": "
                            + Sources.reasonOf(e),
                    e);
        }
    }

    private static byte[] parse(String text, String origin) {
        String key = text.strip();
        boolean isHex =
                key.length() >= 2 * LEAST_BYTES
                        && key.length() % 2 == 0
                        && key.chars().allMatch(HexFormat::isHexDigit);
        byte[] bytes = isHex ? HexFormat.of().parseHex(key) : key.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < LEAST_BYTES) {
            throw new ConfigurationException(
                    origin
                            + ": expected a key of at least "
                            + LEAST_BYTES
                            + " bytes; got "
                            + bytes.length);
        }
        return bytes;
    }

    private static void create(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        byte[] key = new byte[MADE_BYTES];
        new SecureRandom().nextBytes(key);
        byte[] line = (HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII);
        Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        try {
            write(draft, line);
            publish(draft, file);
        } catch (FileAlreadyExistsException e) {
            // Another process was quicker; its key is as good.
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void write(Path draft, byte[] line) throws IOException {
        try (var channel =
                Files.newByteChannel(
                        draft,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        ownerOnly(draft))) {
            channel.write(ByteBuffer.wrap(line));
        }
    }

    /** So that nobody reads half a key: the whole file appears at once, and only one does. */
    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // A file system without links: nearly as good.
            Files.move(draft, file);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Names authors under this key. */
    public Pseudonymizer pseudonymizer() {
        return new Pseudonymizer(bytes);
    }

    /** Does not show the key. */
    @Override
    public String toString() {
        return "PseudonymKey[" + Secrets.MASK + "]";
    }
}
