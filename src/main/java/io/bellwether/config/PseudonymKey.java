package io.bellwether.config;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Pseudonymizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The key that authors are named under, and those that they were named under before. Who has one
 * can test guesses of names, so they are kept apart from the configuration, are never shown, and
 * lie in a file that its owner alone can read: one a line, the present one first. The former ones
 * name nobody any more; they serve to find an author's former names when the author is erased. Safe
 * for use by several threads.
 */
public final class PseudonymKey implements AuthorNaming {

    /** The variable that goes before the file. */
    public static final String VARIABLE = "BELLWETHER_PSEUDONYM_KEY";

    private static final int MADE_BYTES = 32;
    private static final int LEAST_BYTES = 16;

    private final List<Pseudonymizer> all;

    private PseudonymKey(List<byte[]> keys) {
        this.all = keys.stream().map(Pseudonymizer::new).toList();
    }

    /**
     * The key in the environment, else the one in {@code file}, which is made on first use.
     *
     * @param file holds a key a line in hexadecimal, or any text of at least 16 characters
     * @throws ConfigurationException when the key is too short, or the file can be neither read nor
     *     made
     */
    public static PseudonymKey loadOrCreate(Path file, Map<String, String> environment) {
        try {
            if (!isInEnvironment(environment) && Files.notExists(file)) {
                KeyFile.create(file, line());
            }
        } catch (IOException e) {
            throw unusable(file, e);
        }
        return load(file, environment);
    }

    /**
     * As {@link #loadOrCreate}, where a key must be there.
     *
     * @throws ConfigurationException also when there is none
     */
    public static PseudonymKey load(Path file, Map<String, String> environment) {
        if (isInEnvironment(environment)) {
            return new PseudonymKey(parse(environment.getOrDefault(VARIABLE, ""), VARIABLE));
        }
        try {
            return new PseudonymKey(
                    parse(Files.readString(file, StandardCharsets.UTF_8), file.toString()));
        } catch (NoSuchFileException e) {
            throw new ConfigurationException(
                    "there is no key at "
                            + file
                            + ": set "
                            + Key.DATA_DIRECTORY.pattern()
                            + ", "
                            + Key.PSEUDONYM_KEY_FILE.pattern()
                            + " or "
                            + VARIABLE
                            + " as the service has it",
                    e);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Whether {@value #VARIABLE} is set, and files do not matter. */
    public static boolean isInEnvironment(Map<String, String> environment) {
        return !environment.getOrDefault(VARIABLE, "").isBlank();
    }

    private static ConfigurationException unusable(Path file, IOException cause) {
        return new ConfigurationException(
                Key.PSEUDONYM_KEY_FILE.pattern()
                        + ": cannot read or make "
                        + file
                        + ": "
                        + Sources.reasonOf(cause),
                cause);
    }

    /** Puts a new key before those that are in {@code file}; returns how many there are then. */
    public static int rotate(Path file) {
        int before = load(file, Map.of()).all.size();
        try {
            KeyFile.replace(file, line() + Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unusable(file, e);
        }
        return before + 1;
    }

    /** Drops all keys of {@code file} but the present one; returns how many were dropped. */
    public static int forgetFormer(Path file) {
        int before = load(file, Map.of()).all.size();
        try {
            String present =
                    lines(Files.readString(file, StandardCharsets.UTF_8)).getFirst() + "\n";
            KeyFile.replace(file, present);
        } catch (IOException e) {
            throw unusable(file, e);
        }
        return before - 1;
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static List<byte[]> parse(String text, String origin) {
        List<String> lines = lines(text);
        if (lines.isEmpty()) {
            throw new ConfigurationException(origin + ": expected a key; got an empty text");
        }
        return lines.stream().map(line -> parseLine(line, origin)).toList();
    }

    private static byte[] parseLine(String key, String origin) {
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

    /** A new key, as it stands in the file. */
    private static String line() {
        byte[] key = new byte[MADE_BYTES];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key) + "\n";
    }

    /** Names authors under the present key. */
    public Pseudonymizer pseudonymizer() {
        return all.getFirst();
    }

    /** Under the present key. */
    @Override
    public String name(Asset asset, String author) {
        return pseudonymizer().name(asset, author);
    }

    @Override
    public String keyId() {
        return pseudonymizer().keyId();
    }

    /** Names authors as they are named now, and as they were named before. */
    @Override
    public List<Pseudonymizer> all() {
        return all;
    }

    /** Does not show the key. */
    @Override
    public String toString() {
        return "PseudonymKey[" + Secrets.MASK + "]";
    }
}
