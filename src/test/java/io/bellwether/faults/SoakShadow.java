package io.bellwether.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.codec.AlertCodec;
import io.bellwether.codec.JournalCodec;
import io.bellwether.codec.LevelCodec;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Pointer;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.Monitor;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.monitor.Output;
import io.bellwether.pipeline.SavedState;
import io.bellwether.sentiment.ScoredFeedback;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds the outputs about one asset against its journal, entry by entry as they come, in memory
 * that does not grow with them but for a bit a record and the alerts and levels: a monitor that is
 * never disturbed reads the same journal beside the service. Belongs to one thread.
 */
final class SoakShadow {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Asset asset;
    private final Monitor monitor;
    private final SoakContent content;
    private final JournalCodec journal = new JournalCodec();
    private final TreeMap<Integer, BitSet> taken = new TreeMap<>();
    private final TreeMap<Integer, Long> newest = new TreeMap<>();
    private final Said alerts = new Said();
    private final Said levels = new Said();
    private long late;
    private long next;

    SoakShadow(Asset asset, SoakContent content) {
        this.asset = asset;
        this.content = content;
        this.monitor = new Monitor(asset, MonitorSettings.defaults());
    }

    /** What should have been said, and what was, each in its order. */
    private static final class Said {
        private final List<String> expected = new ArrayList<>();
        private final List<String> found = new ArrayList<>();

        private String compared() {
            int same = 0;
            while (same < Math.min(expected.size(), found.size())
                    && expected.get(same).equals(found.get(same))) {
                same++;
            }
            return same == expected.size() && same == found.size()
                    ? ""
                    : "expected %d, found %d, different from number %d on"
                            .formatted(expected.size(), found.size(), same);
        }
    }

    /**
     * Takes an entry of the journal.
     *
     * @throws AssertionError when one record was journalled twice, out of order or wrongly
     */
    void journalled(long offset, Instant writtenAt, byte[] value) {
        next = offset + 1;
        Input input = journal.decode(value);
        if (input instanceof Input.Scored scored) {
            taken(scored.feedback());
        }
        for (Output output : monitor.accept(input, writtenAt)) {
            switch (output) {
                case Output.AlertChanged changed ->
                        alerts.expected.add(
                                withoutQuotes(
                                        new AlertCodec()
                                                .encode(
                                                        changed.alert(),
                                                        pointer -> Optional.empty(),
                                                        text -> List.of())));
                case Output.LevelClosed closed -> {
                    late += closed.level().late();
                    levels.expected.add(new LevelCodec().encode(closed.level()));
                }
                case Output.VerdictGiven given -> throw new AssertionError("no claim was made");
                case Output.AuthorForgotten forgotten ->
                        throw new AssertionError("nobody was erased");
            }
        }
    }

    private void taken(ScoredFeedback feedback) {
        if (!(feedback.pointer() instanceof Pointer.InTopic place)) {
            throw new AssertionError("a journal entry came from no topic");
        }
        long before = newest.getOrDefault(place.partition(), -1L);
        if (place.offset() <= before) {
            throw new AssertionError(
                    place + " was journalled after " + before + ": twice, or out of order");
        }
        newest.put(place.partition(), place.offset());
        take(place.partition(), place.offset());
        content.look(asset, feedback);
    }

    /** Takes a dead letter, by the place of its record. */
    void setAside(int partition, long offset) {
        take(partition, offset);
    }

    private void take(int partition, long offset) {
        BitSet seen = taken.computeIfAbsent(partition, p -> new BitSet());
        int bit = Math.toIntExact(offset);
        if (seen.get(bit)) {
            throw new AssertionError(
                    asset.label() + "-" + partition + "@" + offset + " came twice");
        }
        seen.set(bit);
    }

    /** How many records were journalled or set aside. */
    long taken() {
        return taken.values().stream().mapToLong(BitSet::cardinality).sum();
    }

    void alert(byte[] value) {
        alerts.found.add(withoutQuotes(new String(value, StandardCharsets.UTF_8)));
    }

    void level(byte[] value) {
        levels.found.add(new String(value, StandardCharsets.UTF_8));
    }

    /** Texts of quotes come from the input, which may have been deleted meanwhile. */
    private static String withoutQuotes(String alert) {
        try {
            ObjectNode tree = (ObjectNode) JSON.readTree(alert);
            tree.remove("quotes");
            return tree.toString();
        } catch (JsonProcessingException e) {
            throw new AssertionError("an alert is not JSON", e);
        }
    }

    /** What there was, in numbers. */
    String summary() {
        return "%s: %d records, %d alert records, %d levels, %d late"
                .formatted(
                        asset.label(),
                        taken(),
                        alerts.expected.size(),
                        levels.expected.size(),
                        late);
    }

    /**
     * One line for each thing that is not as it should be, when all is over.
     *
     * @param saved what the service saved last
     */
    List<String> breaches(SavedState saved) {
        List<String> breaches = new ArrayList<>();
        taken.forEach(
                (partition, seen) -> {
                    int missing = seen.length() - seen.cardinality();
                    if (missing > 0) {
                        breaches.add(
                                "%s-%d: %d lost, the first at %d"
                                        .formatted(
                                                asset.label(),
                                                partition,
                                                missing,
                                                seen.nextClearBit(0)));
                    }
                });
        if (!alerts.compared().isEmpty()) {
            breaches.add(asset.label() + " alerts: " + alerts.compared());
        }
        if (!levels.compared().isEmpty()) {
            breaches.add(asset.label() + " levels: " + levels.compared());
        }
        boolean isSame = Arrays.equals(saved.state(), monitor.snapshot());
        if (saved.journalOffset() != next || !isSame) {
            breaches.add(
                    "%s: the state saved at %d is not that of the journal up to %d"
                            .formatted(asset.label(), saved.journalOffset(), next));
        }
        return breaches;
    }
}
