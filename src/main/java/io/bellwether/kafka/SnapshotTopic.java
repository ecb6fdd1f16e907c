package io.bellwether.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.feedback.Asset;
import io.bellwether.kafka.SnapshotChunk.Head;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.OutputRecord;
import io.bellwether.pipeline.SavedState;
import io.bellwether.pipeline.SnapshotEncoder;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.pipeline.UnusableStateException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps snapshots in the compacted state topic, in pieces. Two generations take turns under keys of
 * their own ("users/0/3" is piece 3 of generation 0), so that the snapshot before the newest stays
 * whole while the newest is written. Safe for use by several threads.
 */
public final class SnapshotTopic implements SnapshotEncoder {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotTopic.class);
    private static final int PIECE_BYTES = 500_000;

    private final KafkaConnection connection;
    private final TopicNames names;
    private final int stateVersion;
    private final int pieceBytes;

    /** How many pieces lie in each generation, as far as was seen. */
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    /**
     * @param stateVersion version of the monitors' bytes: snapshots of an older one are passed
     *     over, a newer one is refused
     */
    public SnapshotTopic(KafkaConnection connection, TopicNames names, int stateVersion) {
        this(connection, names, stateVersion, PIECE_BYTES);
    }

    SnapshotTopic(KafkaConnection connection, TopicNames names, int stateVersion, int pieceBytes) {
        this.connection = connection;
        this.names = names;
        this.stateVersion = stateVersion;
        this.pieceBytes = pieceBytes;
    }

    @Override
    public List<OutputRecord> encode(Asset asset, SavedState saved) {
        byte[] state = saved.state();
        int count = Math.max(1, (state.length + pieceBytes - 1) / pieceBytes);
        Head head = Head.of(saved, stateVersion, count);
        List<OutputRecord> pieces = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            int from = index * pieceBytes;
            int to = Math.min(state.length, from + pieceBytes);
            byte[] bytes = Arrays.copyOfRange(state, from, to);
            pieces.add(
                    new OutputRecord(
                            names.state(),
                            asset.partition(),
                            key(asset, saved.sequence(), index).getBytes(UTF_8),
                            new SnapshotChunk(head, index, bytes).encode(),
                            List.of()));
        }
        pieces.addAll(remainder(asset, saved.sequence(), count));
        return pieces;
    }

    /** Deletes the last pieces of a longer one before it: they may name who was erased since. */
    private List<OutputRecord> remainder(Asset asset, long sequence, int count) {
        Integer before = counts.put(generation(asset, sequence), count);
        return IntStream.range(count, before == null ? count : before)
                .mapToObj(index -> key(asset, sequence, index).getBytes(UTF_8))
                .map(
                        key ->
                                new OutputRecord(
                                        names.state(), asset.partition(), key, null, List.of()))
                .toList();
    }

    private static String generation(Asset asset, long sequence) {
        return asset.label() + "/" + sequence % 2;
    }

    private static String key(Asset asset, long sequence, int index) {
        return generation(asset, sequence) + "/" + index;
    }

    /**
     * The complete snapshots of {@code asset} up to {@code offset}, newest first. Blocks while the
     * topic is read; a snapshot is put together when the stream comes to it, because large ones do
     * not belong in memory twice.
     *
     * <p>Reads to the high watermark, waiting for transactions that are open: up to the last stable
     * offset only, a snapshot could be missing whose offset is already committed.
     *
     * @throws UnusableStateException when a piece is of a newer version
     */
    Stream<SavedState> complete(Asset asset, long offset) {
        return groups(asset, offset).entrySet().stream()
                .sorted(
                        Comparator.<Map.Entry<Head, ?>>comparingLong(
                                        group -> group.getKey().sequence())
                                .reversed())
                .flatMap(group -> assembled(asset, group.getKey(), group.getValue()));
    }

    private Map<Head, Map<Integer, byte[]>> groups(Asset asset, long offset) {
        Map<Head, Map<Integer, byte[]>> groups = new LinkedHashMap<>();
        Map<String, SnapshotChunk> newest = newest(asset);
        for (SnapshotChunk chunk : newest.values()) {
            Head head = chunk.head();
            refuseNewer(asset, head);
            if (head.stateVersion() == stateVersion
                    && head.journalOffset() <= offset
                    && !isRemainder(head, newest.get(key(asset, head.sequence(), 0)))) {
                groups.computeIfAbsent(head, each -> new HashMap<>())
                        .put(chunk.index(), chunk.bytes());
            }
        }
        return groups;
    }

    /** A shorter snapshot leaves the last pieces of the longer one whose place it took. */
    private static boolean isRemainder(Head head, @Nullable SnapshotChunk first) {
        return first != null && first.head().sequence() > head.sequence();
    }

    private Map<String, SnapshotChunk> newest(Asset asset) {
        TopicReader reader = new TopicReader(connection);
        TopicRange range = reader.toHighWatermark(names.state(), asset.partition());
        Map<String, SnapshotChunk> newest = new TreeMap<>();
        try (TopicCursor cursor = reader.open(List.of(range))) {
            while (cursor.hasNext()) {
                InputRecord record = cursor.next();
                byte[] key = record.key();
                byte[] value = record.value();
                if (key != null && value != null) {
                    SnapshotChunk.decode(value)
                            .ifPresent(chunk -> newest.put(new String(key, UTF_8), chunk));
                } else if (key != null) {
                    newest.remove(new String(key, UTF_8));
                }
            }
        }
        newest.values()
                .forEach(
                        chunk ->
                                counts.merge(
                                        generation(asset, chunk.head().sequence()),
                                        chunk.index() + 1,
                                        Math::max));
        return newest;
    }

    private void refuseNewer(Asset asset, Head head) {
        if (head.format() > SnapshotChunk.FORMAT || head.stateVersion() > stateVersion) {
            throw new UnusableStateException(
                    "the state of %s in %s was written by a newer version (format %d, state %d; this program reads %d, %d): run that version, or delete the topic and run 'bellwether topics' to rebuild the state from the journal"
                            .formatted(
                                    asset.label(),
                                    names.state(),
                                    head.format(),
                                    head.stateVersion(),
                                    SnapshotChunk.FORMAT,
                                    stateVersion));
        }
    }

    /** One whole snapshot or none. The pieces are let go of as they are copied. */
    private static Stream<SavedState> assembled(
            Asset asset, Head head, Map<Integer, byte[]> pieces) {
        if (!IntStream.range(0, head.count()).allMatch(pieces::containsKey)) {
            LOG.warn("{}: snapshot {} is incomplete", asset.label(), head.sequence());
            return Stream.empty();
        }
        byte[] whole = whole(head, pieces);
        if (!head.fits(whole)) {
            LOG.warn("{}: snapshot {} is damaged", asset.label(), head.sequence());
            return Stream.empty();
        }
        return Stream.of(new SavedState(head.sequence(), head.journalOffset(), whole));
    }

    /** Nothing where the pieces do not have the length that the head tells. */
    private static byte[] whole(Head head, Map<Integer, byte[]> pieces) {
        long length = pieces.values().stream().mapToLong(piece -> piece.length).sum();
        ByteBuffer whole = ByteBuffer.allocate(length == head.totalLength() ? (int) length : 0);
        for (int index = 0; index < head.count() && whole.hasRemaining(); index++) {
            whole.put(Objects.requireNonNull(pieces.remove(index)));
        }
        return whole.array();
    }
}
