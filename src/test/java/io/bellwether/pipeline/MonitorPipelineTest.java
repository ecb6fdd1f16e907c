package io.bellwether.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.detection.Phase;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Rejection;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.Level;
import io.bellwether.monitor.Output;
import io.bellwether.monitor.Status;
import io.bellwether.snapshot.CorruptStateException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

/** The stages of the role that monitors, without a broker. The monitor of these tests counts. */
class MonitorPipelineTest {

    private static final TopicNames NAMES = TopicNames.standard();
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private final Scheduler watching = Schedulers.newBoundedElastic(1, 100, "watching");
    private final FakeSource source = new FakeSource();
    private final FakeHistory history = new FakeHistory();
    private final Heard listener = new Heard();

    @AfterEach
    void disposeScheduler() {
        watching.dispose();
    }

    @Test
    void aMonitorWithoutAPastStartsFresh() {
        source.opened(0, 0).batch(entry(0, 0), entry(0, 1));
        run(100);
        assertThat(said()).containsExactly("level 1", "level 2");
    }

    @Test
    void thePastIsReplayedWithoutOutput() {
        history.entries(0, 7);
        source.opened(0, 7).batch(entry(0, 7));
        run(100);
        assertThat(said()).containsExactly("level 8");
    }

    @Test
    void aSnapshotSparesTheJournalBeforeIt() {
        history.entries(0, 7).snapshot(1, 5, "500");
        source.opened(0, 7).batch(entry(0, 7));
        run(100);
        assertThat(said()).containsExactly("level 503");
    }

    @Test
    void aSnapshotThatCannotBeReadIsPassedOverForTheOneBefore() {
        history.entries(0, 7).snapshot(2, 6, "corrupt").snapshot(1, 5, "500");
        source.opened(0, 7).batch(entry(0, 7));
        run(100);
        assertThat(said()).containsExactly("level 503");
    }

    @Test
    void whenNoSnapshotCanBeReadTheWholeJournalIs() {
        history.entries(0, 7).snapshot(1, 5, "corrupt");
        source.opened(0, 7).batch(entry(0, 7)).closed(0);
        run(100);
        assertThat(said()).containsExactly("level 8", "users@8:8 as 2");
    }

    /** Without the entries that are gone, but not without all that was known. */
    @Test
    void aSnapshotBeforeTheJournalsBeginningIsUsed() {
        history.entries(0, 7).snapshot(2, 3, "300").snapshot(1, 2, "200").trimmedTo(4);
        source.opened(0, 7).batch(entry(0, 7)).closed(0);
        run(100);
        assertThat(said()).containsExactly("level 304", "users@8:304 as 3");
    }

    @Test
    void aJournalThatBeginsBehindTheCommittedOffsetLeavesTheStateAsItWas() {
        history.entries(0, 7).snapshot(1, 5, "500").trimmedTo(7);
        source.opened(0, 5).batch(entry(0, 7));
        run(100);
        assertThat(said()).containsExactly("level 501");
    }

    @Test
    void aSnapshotIsWrittenWithTheBatchThatMakesItDue() {
        source.opened(0, 0).batch(entry(0, 0), entry(0, 1)).batch(entry(0, 2)).batch(entry(0, 3));
        run(3);
        assertThat(said())
                .containsExactly("level 1", "level 2", "level 3", "users@3:3 as 1", "level 4");
    }

    @Test
    void aPartitionThatGoesIsSavedIfThereIsAnythingNew() {
        source.opened(0, 0).opened(2, 0).batch(entry(0, 0)).closed(0).closed(2);
        run(100);
        assertThat(said()).containsExactly("level 1", "users@1:1 as 1");
    }

    @Test
    void afterAFailedCommitEverythingIsRestoredAgain() {
        history.entries(0, 3);
        source.opened(0, 3).failCommits(1);
        run(100);
        assertThat(history.replays).isEqualTo(2);
    }

    @Test
    void anEntryThatCannotBeReadIsSetAsideAndReplayedAsNothing() {
        source.opened(0, 0).batch(entry(0, 0), junk(0, 1), entry(0, 2));
        run(3);
        assertThat(said()).containsExactly("junk", "level 1", "level 2", "users@3:2 as 1");
        assertThat(source.committed.get(1).deadLetters()).isEqualTo(1);
    }

    @Test
    void whatAMonitorDidIsToldWhenItIsCommitted() {
        history.entries(0, 2);
        source.opened(0, 2).batch(entry(0, 2), entry(0, 3)).closed(0);
        run(3);
        assertThat(listener.heard)
                .containsExactly(
                        "restored users",
                        "restored users",
                        "committed [] {USERS=2} {}",
                        "committed [3, 4] {USERS=4} {USERS=1}",
                        "committed [] {} {}",
                        "ended");
    }

    @Test
    void whatWasNotCommittedIsNotTold() {
        source.opened(0, 0).batch(entry(0, 0)).failCommits(2);
        run(100);
        assertThat(listener.heard)
                .containsExactly(
                        "ended",
                        "ended",
                        "committed [] {USERS=0} {}",
                        "committed [1] {USERS=1} {}",
                        "ended");
    }

    private void run(int snapshotEvery) {
        MonitorParts parts =
                new MonitorParts(
                        NAMES,
                        MonitorPipelineTest::read,
                        new CountingFactory(),
                        history,
                        MonitorPipelineTest::pieces,
                        (alert, texts) -> encoded("alert"),
                        level -> encoded("level " + level.votes()),
                        verdict -> encoded("verdict " + verdict.hypothesis().id()),
                        pointers -> Map.of(),
                        new DeadLetters(NAMES, InstantSource.fixed(AT)),
                        listener);
        MonitorPipeline pipeline =
                new MonitorPipeline(
                        source,
                        parts,
                        new SnapshotRhythm(snapshotEvery, Duration.ofDays(1)),
                        InstantSource.fixed(AT),
                        watching,
                        Retry.fixedDelay(5, Duration.ofMillis(1)));
        StepVerifier.create(pipeline.run())
                .thenConsumeWhile(done -> true)
                .expectComplete()
                .verify(Duration.ofSeconds(20));
    }

    private List<String> said() {
        return source.outputs().stream().map(output -> text(output.value())).toList();
    }

    private static Entries read(InputRecord record) {
        if (text(record.value()).equals("junk")) {
            return new Entries.Rejected(new Rejection(Rejection.Reason.NOT_JSON, "junk"));
        }
        Input input = new Input.Heartbeat(Asset.USERS, AT, new TreeSet<>(), new TreeSet<>());
        return new Entries.Read(List.of(new Entries.Addressed(Asset.USERS, input)));
    }

    private static List<OutputRecord> pieces(Asset asset, SavedState saved) {
        String what =
                asset.label()
                        + "@"
                        + saved.journalOffset()
                        + ":"
                        + text(saved.state())
                        + " as "
                        + saved.sequence();
        return List.of(encoded(what).at(NAMES.state(), asset.partition()));
    }

    private static InputRecord entry(int partition, long offset) {
        return record(partition, offset, "entry");
    }

    private static InputRecord junk(int partition, long offset) {
        return record(partition, offset, "junk");
    }

    private static InputRecord record(int partition, long offset, String text) {
        return new InputRecord(
                NAMES.scored(), partition, offset, AT, null, text.getBytes(UTF_8), List.of());
    }

    private static Encoded encoded(String text) {
        return new Encoded(null, text.getBytes(UTF_8), List.of());
    }

    private static String text(byte @Nullable [] value) {
        return value == null ? "" : new String(value, UTF_8);
    }

    /** What it hears, in words. */
    private static final class Heard implements MonitorListener {
        private final List<String> heard = new ArrayList<>();

        @Override
        public void restored(Asset asset) {
            heard.add("restored " + asset.label());
        }

        @Override
        public void committed(MonitorNews news) {
            List<Long> votes = new ArrayList<>();
            for (Output output : news.said()) {
                if (output instanceof Output.LevelClosed closed) {
                    votes.add(closed.level().votes());
                }
            }
            Map<Asset, Integer> counts = new TreeMap<>();
            news.statuses().forEach((asset, status) -> counts.put(asset, status.held()));
            heard.add("committed " + votes + " " + counts + " " + news.saved());
        }

        @Override
        public void ended() {
            heard.add("ended");
        }
    }

    /** Snapshots and entries of the journal of one partition. */
    private static final class FakeHistory implements History {
        private final List<SavedState> snapshots = new ArrayList<>();
        private final List<InputRecord> entries = new ArrayList<>();
        private int replays;
        private long start;

        FakeHistory entries(int partition, int count) {
            for (int offset = 0; offset < count; offset++) {
                entries.add(entry(partition, offset));
            }
            return this;
        }

        FakeHistory snapshot(long sequence, long offset, String state) {
            snapshots.add(new SavedState(sequence, offset, state.getBytes(UTF_8)));
            return this;
        }

        @Override
        public Stream<SavedState> snapshots(Asset asset, long offset) {
            return snapshots.stream();
        }

        @Override
        public long begin(Asset asset) {
            return start;
        }

        FakeHistory trimmedTo(long offset) {
            entries.removeIf(entry -> entry.offset() < offset);
            start = offset;
            return this;
        }

        @Override
        public void journal(Asset asset, long from, long to, Consumer<InputRecord> each) {
            replays++;
            entries.stream().filter(e -> e.offset() >= from && e.offset() < to).forEach(each);
        }
    }

    /** Monitors that count their entries and say so. */
    private static final class CountingFactory implements MonitorFactory {
        @Override
        public MonitorPort fresh(Asset asset) {
            return new Counter(asset, 0);
        }

        @Override
        public MonitorPort restore(Asset asset, byte[] state) {
            if (text(state).equals("corrupt")) {
                throw new CorruptStateException("not a number");
            }
            return new Counter(asset, Integer.parseInt(text(state)));
        }
    }

    private static final class Counter implements MonitorPort {
        private final Asset asset;
        private int count;

        Counter(Asset asset, int count) {
            this.asset = asset;
            this.count = count;
        }

        @Override
        public List<Output> accept(Input input, Instant writtenAt) {
            count++;
            return List.of(
                    new Output.LevelClosed(
                            new Level(
                                    asset,
                                    AT,
                                    AT,
                                    count,
                                    1,
                                    0.5,
                                    0.5,
                                    0.1,
                                    0,
                                    Phase.NORMAL,
                                    1,
                                    0,
                                    0,
                                    0,
                                    1,
                                    false)));
        }

        @Override
        public Status status() {
            return new Status(Phase.NORMAL, 0, Instant.MIN, Instant.MIN, count, Optional.empty());
        }

        @Override
        public byte[] snapshot() {
            return Integer.toString(count).getBytes(UTF_8);
        }
    }
}
