package io.bellwether.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.config.PseudonymKey;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Hash;
import io.bellwether.feedback.Pseudonymizer;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.DeadLetters;
import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.InputRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An author in every form in which a topic may hold one: the id itself, the names under all keys
 * that are left, and the marks that a monitor's state has of these. Bytes are compared as Latin-1,
 * which has a character for each. Safe for several threads.
 */
final class Sought {

    /** What a dead letter says of where it was, and when. */
    private static final Set<String> PLACE =
            Set.of(
                    DeadLetters.REASON,
                    DeadLetters.TOPIC,
                    DeadLetters.PARTITION,
                    DeadLetters.OFFSET,
                    DeadLetters.TIMESTAMP,
                    DeadLetters.AT,
                    DeadLetters.VALUE_OMITTED,
                    DeadLetters.HEADERS_OMITTED);

    private final byte[] author;
    private final String id;
    private final SortedMap<Asset, SortedSet<String>> pseudonyms;
    private final Set<String> keyIds;
    private final List<String> names = new ArrayList<>();
    private final List<String> marks = new ArrayList<>();

    private Sought(
            String author, SortedMap<Asset, SortedSet<String>> pseudonyms, Set<String> keyIds) {
        this.author = author.getBytes(UTF_8);
        this.id = latin(this.author);
        this.pseudonyms = Collections.unmodifiableSortedMap(pseudonyms);
        this.keyIds = Set.copyOf(keyIds);
        for (SortedSet<String> some : pseudonyms.values()) {
            names.addAll(some);
            some.forEach(name -> marks.add(latin(bytes(Hash.mark(name)))));
        }
    }

    static Sought of(String author, PseudonymKey key) {
        SortedMap<Asset, SortedSet<String>> pseudonyms = new TreeMap<>();
        for (Asset asset : Asset.values()) {
            SortedSet<String> names = new TreeSet<>();
            for (Pseudonymizer pseudonymizer : key.all()) {
                names.add(pseudonymizer.pseudonym(asset, author));
            }
            pseudonyms.put(asset, names);
        }
        Set<String> keyIds =
                key.all().stream().map(Pseudonymizer::keyId).collect(Collectors.toSet());
        return new Sought(author, pseudonyms, keyIds);
    }

    /** The names that the author has or had in {@code asset}. */
    SortedSet<String> pseudonyms(Asset asset) {
        return pseudonyms.getOrDefault(asset, Collections.emptySortedSet());
    }

    /** Whether the names under that key are among those of the author. */
    boolean isNamedBy(String keyId) {
        return keyIds.contains(keyId);
    }

    /** Whether it erases the author, by any name. */
    boolean isErasedBy(Input.AuthorErased erased) {
        Set<String> mine = pseudonyms(erased.asset());
        return erased.pseudonyms().stream().anyMatch(mine::contains);
    }

    boolean isAuthor(@Nullable String other) {
        return other != null && Arrays.equals(author, other.getBytes(UTF_8));
    }

    boolean isKey(byte @Nullable [] key) {
        return key != null && Arrays.equals(author, key);
    }

    /** The id as the key of records. */
    byte[] key() {
        return author.clone();
    }

    /**
     * Whether the id stands anywhere in the record, as it is or escaped as in JSON, and is not a
     * part of a longer one. What a dead letter says of its place is left out: a number in it is
     * nobody's.
     */
    boolean hasId(InputRecord record) {
        return isKey(record.key())
                || hasId(latin(record.value()))
                || hasId(JsonEscapes.undone(latin(record.value())))
                || record.headers().stream()
                        .filter(header -> !PLACE.contains(header.name()))
                        .anyMatch(header -> hasId(latin(header.value())));
    }

    /** Whether the id stands in {@code text}, and is not a part of a longer one. */
    boolean isIn(String text) {
        return hasId(latin(text.getBytes(UTF_8)));
    }

    private boolean hasId(String text) {
        for (int at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
            int end = at + id.length();
            boolean isPart =
                    (at > 0 && isOfId(text.charAt(at - 1)))
                            || (end < text.length() && isOfId(text.charAt(end)));
            if (!isPart) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfId(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** Whether one of the names stands anywhere in the record. */
    boolean hasName(InputRecord record) {
        List<String> texts = new ArrayList<>(List.of(latin(record.key()), latin(record.value())));
        record.headers().stream().map(Header::value).map(Sought::latin).forEach(texts::add);
        return texts.stream().anyMatch(text -> names.stream().anyMatch(text::contains));
    }

    /** Whether a name or a mark of one stands in a part of a monitor's state. */
    boolean isInState(String state) {
        return names.stream().anyMatch(state::contains) || marks.stream().anyMatch(state::contains);
    }

    static String latin(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, ISO_8859_1);
    }

    private static byte[] bytes(long mark) {
        return ByteBuffer.allocate(Long.BYTES).putLong(mark).array();
    }
}
