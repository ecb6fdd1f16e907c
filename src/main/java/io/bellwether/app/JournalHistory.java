package io.bellwether.app;

import io.bellwether.feedback.Asset;
import io.bellwether.kafka.TopicCursor;
import io.bellwether.kafka.TopicRange;
import io.bellwether.pipeline.Entries;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.replay.AssetReplay;
import io.bellwether.replay.History;
import io.bellwether.replay.JournalListener;
import io.bellwether.replay.Replay;
import io.bellwether.replay.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Replays the journal as the monitors read it: each asset's entries in their order, the assets side
 * by side, since none knows of another. Of each one thread reads and another one watches.
 *
 * @param stretch which part of it
 */
record JournalHistory(PastTopics topics, StretchOptions stretch) {

    /** So many records pass before the progress bar hears of them. */
    private static final int STEP = 1024;

    /**
     * What was met on the way.
     *
     * @param rejected what could not be read, asset by asset
     * @param again how many records were scored again, and how many could not be
     */
    record Driven(List<History.Rejected> rejected, Again again) {
        Driven {
            rejected = List.copyOf(rejected);
        }
    }

    /**
     * How a past was scored again.
     *
     * @param scored records with a new score
     * @param gone records whose text is gone, and which keep the score they had
     * @param broken records whose text breaks the scorer, and which keep theirs as well
     */
    record Again(long scored, long gone, long broken) {
        static final Again NONE = new Again(0, 0, 0);

        Again plus(Again other) {
            return new Again(scored + other.scored, gone + other.gone, broken + other.broken);
        }
    }

    /** Drives {@code replays} side by side to the end of the stretch. */
    Driven drive(List<Replay> replays) {
        return drive(replays, null);
    }

    /**
     * As {@link #drive(List)}.
     *
     * @param rescoring scores every text again; null where the scores of the journal hold
     */
    Driven drive(List<Replay> replays, @Nullable Rescoring rescoring) {
        List<TopicRange> ranges = ranges();
        long total = ranges.stream().mapToLong(range -> range.to() - range.from()).sum();
        String task = rescoring == null ? "replaying" : "rescoring";
        try (Progress progress = Progress.count(task, total)) {
            List<Driven> parts =
                    InOrder.of(
                            ranges.size(),
                            Math.max(1, ranges.size()),
                            number ->
                                    drive(ranges.get(number), replays, rescoring, progress::step));
            List<History.Rejected> rejected = new ArrayList<>();
            Again again = Again.NONE;
            for (Driven part : parts) {
                rejected.addAll(part.rejected);
                again = again.plus(part.again);
            }
            return new Driven(rejected, again);
        }
    }

    private List<TopicRange> ranges() {
        return stretch.narrow(
                topics.reader()
                        .ranges(
                                List.of(topics.names().scored()),
                                Optional.empty(),
                                Optional.empty()));
    }

    private Driven drive(
            TopicRange range,
            List<Replay> replays,
            @Nullable Rescoring rescoring,
            LongConsumer progress) {
        Asset asset =
                Asset.ofPartition(range.partition())
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "the journal has a partition "
                                                        + range.partition()));
        List<AssetReplay> sides = replays.stream().map(replay -> replay.asset(asset)).toList();
        JournalListener monitors = new SideBySide(sides);
        RescoredJournal again =
                rescoring == null ? null : new RescoredJournal(rescoring, topics, monitors);
        Stretch part = part(sides, again == null ? monitors : again);
        List<History.Rejected> rejected =
                sides.isEmpty() || again != null
                        ? read(range, part, progress)
                        : readAhead(range, part, progress);
        if (part.isReached()) {
            // What is asked for ends there, and is told whole; the journal's own end is open.
            Instant to = stretch.to().orElse(Instant.MAX);
            sides.forEach(side -> side.finish(to));
        }
        return new Driven(rejected, again == null ? Again.NONE : again.counted());
    }

    /** Reading and decoding cost as much as the monitors do. */
    private List<History.Rejected> readAhead(
            TopicRange range, JournalListener listener, LongConsumer progress) {
        try (Relay relay = Relay.to(listener)) {
            return read(range, relay, progress);
        }
    }

    private Stretch part(List<AssetReplay> sides, JournalListener next) {
        Duration lateness =
                sides.stream()
                        .map(AssetReplay::ownLateness)
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO);
        Instant from = stretch.from().orElse(Instant.MIN);
        Instant to = stretch.to().orElse(Instant.MAX);
        return new Stretch(from, to, lateness, next);
    }

    private List<History.Rejected> read(
            TopicRange range, JournalListener listener, LongConsumer progress) {
        List<History.Rejected> rejected = new ArrayList<>();
        long read = 0;
        try (TopicCursor cursor = topics.reader().open(List.of(range))) {
            while (cursor.hasNext()) {
                InputRecord record = cursor.next();
                switch (topics.codecs().entry(record)) {
                    case Entries.Read entries ->
                            entries.entries()
                                    .forEach(
                                            entry ->
                                                    listener.take(
                                                            entry.input(), record.timestamp()));
                    case Entries.Rejected bad ->
                            rejected.add(new History.Rejected(record.toString(), bad.rejection()));
                }
                if (++read % STEP == 0) {
                    progress.accept(STEP);
                }
            }
        }
        progress.accept(read % STEP);
        listener.end();
        return rejected;
    }

    /** Several monitors of one asset, which take the same entries. */
    private record SideBySide(List<? extends JournalListener> listeners)
            implements JournalListener {
        @Override
        public void take(io.bellwether.monitor.Input input, Instant writtenAt) {
            for (JournalListener listener : listeners) {
                listener.take(input, writtenAt);
            }
        }
    }
}
