package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.feedback.Asset;
import io.bellwether.pipeline.DeadLetters;
import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.SavedState;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.pipeline.UnusableStateException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The role that monitors, end to end against a real broker. */
class MonitorRoleTest {

    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void membersThatComeGoAndVanishSayWhatOneUninterruptedMemberSays(GroupProtocol protocol) {
        TopicNames names = TestBroker.topics(1);
        String group = TestBroker.unique("g");
        try (MonitorRig first = new MonitorRig(names, group, "a", protocol).start()) {
            journal(names, 0, 600);
            await().atMost(Duration.ofSeconds(60)).until(() -> first.records.get() > 500);
            try (MonitorRig second = new MonitorRig(names, group, "b", protocol).start()) {
                journal(names, 600, 1_200);
                await().atMost(Duration.ofSeconds(30)).until(() -> second.records.get() > 100);
                first.cancel();
                journal(names, 1_200, 1_800);
                awaitLevels(names, 180);
                second.stop();
            }
        }
        try (MonitorRig third = new MonitorRig(names, group, "a", protocol).start()) {
            journal(names, 1_800, 2_000);
            awaitLevels(names, 200);
            assertThat(third.restarts).isEmpty();
        }
        for (Asset asset : Asset.values()) {
            assertThat(levels(names, asset))
                    .isEqualTo(CountingMonitor.expected(asset, ids(0, 2_000)));
        }
        assertThat(Topic.read(names.alert())).hasSize(3 * 20);
    }

    @Test
    void aStopSavesTheStateSoThatTheNextStartReadsNoJournal() {
        TopicNames names = TestBroker.topics(1);
        String group = TestBroker.unique("g");
        journal(names, 0, 40);
        try (MonitorRig rig = new MonitorRig(names, group, "a", GroupProtocol.CLASSIC).start()) {
            await().atMost(Duration.ofSeconds(60)).until(() -> rig.records.get() == 120);
            rig.stop();
        }
        SnapshotTopic snapshots = new SnapshotTopic(TestBroker.connection(), names, 1);
        List<SavedState> saved = snapshots.complete(Asset.USERS, Long.MAX_VALUE).toList();
        assertThat(saved).extracting(SavedState::journalOffset).containsExactly(40L);
        assertThat(saved.get(0).state()).isEqualTo(snapshotAfter(Asset.USERS, 40));
    }

    @Test
    void anEntryThatCannotBeReadGoesToTheDeadLettersAndTheRestGoesOn() {
        TopicNames names = TestBroker.topics(1);
        Topic.send(names.scored(), 2, "from-the-future|1");
        journal(names, 0, 10);
        try (MonitorRig rig =
                new MonitorRig(names, TestBroker.unique("g"), "a", GroupProtocol.CLASSIC).start()) {
            awaitLevels(names, 1);
            assertThat(rig.restarts).isEmpty();
        }
        List<InputRecord> letters = Topic.read(names.deadLetters(names.scored()));
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).partition()).isEqualTo(2);
        assertThat(letters.get(0).header(DeadLetters.REASON).map(Header::text))
                .contains("unknown-version");
    }

    @Test
    void alertsQuoteWhatTheirPointersFind() {
        TopicNames names = TestBroker.topics(1);
        journal(names, 0, 100);
        try (QuoteReader quotes =
                        new QuoteReader(
                                TestBroker.connection(),
                                record ->
                                        Optional.of(
                                                "said " + Wire.text(record).split("\\|", -1)[1]),
                                Duration.ofSeconds(30));
                MonitorRig rig =
                        new MonitorRig(
                                        names,
                                        TestBroker.unique("g"),
                                        "a",
                                        GroupProtocol.CLASSIC,
                                        quotes)
                                .start()) {
            await().atMost(Duration.ofSeconds(60)).until(() -> rig.records.get() == 300);
        }
        // The test's journal entries point at themselves.
        assertThat(Topic.values(names.alert(), "alert100"))
                .containsExactly("alert100|said f99", "alert100|said f99", "alert100|said f99");
    }

    @Test
    void stateOfANewerVersionEndsTheRoleInsteadOfStartingItAgain() {
        TopicNames names = TestBroker.topics(1);
        journal(names, 0, 10);
        Snapshots.write(
                new SnapshotTopic(TestBroker.connection(), names, 2)
                        .encode(Asset.STAFF, new SavedState(1, 1, new byte[] {1})));
        try (MonitorRig rig =
                new MonitorRig(names, TestBroker.unique("g"), "a", GroupProtocol.CLASSIC).start()) {
            await().atMost(Duration.ofSeconds(60)).until(() -> !rig.failures.isEmpty());
            assertThat(rig.failures.get(0))
                    .isInstanceOf(UnusableStateException.class)
                    .hasMessageContaining("written by a newer version");
            assertThat(rig.restarts).isEmpty();
        }
    }

    /** Entries that somebody deleted are missing, and nothing else is. */
    @Test
    void stateGoesOnWithWhatIsLeftOfAJournalThatWasTrimmed() {
        TopicNames names = TestBroker.topics(1);
        String group = TestBroker.unique("g");
        journal(names, 0, 40);
        try (MonitorRig rig = new MonitorRig(names, group, "a", GroupProtocol.CLASSIC).start()) {
            await().atMost(Duration.ofSeconds(60)).until(() -> rig.records.get() == 120);
            rig.stop();
        }
        journal(names, 40, 60);
        Topic.deleteBefore(names.scored(), Asset.USERS.partition(), 50);
        try (MonitorRig rig = new MonitorRig(names, group, "a", GroupProtocol.CLASSIC).start()) {
            await().atMost(Duration.ofSeconds(60)).until(() -> rig.records.get() == 10 + 2 * 20);
            rig.stop();
        }
        SnapshotTopic snapshots = new SnapshotTopic(TestBroker.connection(), names, 1);
        CountingMonitor left = new CountingMonitor(Asset.USERS);
        ids(0, 40).forEach(id -> left.accept(Snapshots.scored(Asset.USERS, id), Instant.EPOCH));
        ids(50, 60).forEach(id -> left.accept(Snapshots.scored(Asset.USERS, id), Instant.EPOCH));
        assertThat(
                        snapshots
                                .complete(Asset.USERS, Long.MAX_VALUE)
                                .findFirst()
                                .orElseThrow()
                                .state())
                .isEqualTo(left.snapshot());
        assertThat(
                        snapshots
                                .complete(Asset.STAFF, Long.MAX_VALUE)
                                .findFirst()
                                .orElseThrow()
                                .state())
                .isEqualTo(snapshotAfter(Asset.STAFF, 60));
    }

    private static byte[] snapshotAfter(Asset asset, int entries) {
        CountingMonitor monitor = new CountingMonitor(asset);
        for (String id : ids(0, entries)) {
            var unused = monitor.accept(Snapshots.scored(asset, id), Instant.EPOCH);
        }
        return monitor.snapshot();
    }

    private static void journal(TopicNames names, int from, int to) {
        List<String> entries = ids(from, to).stream().map(id -> "scored|" + id + "|1000").toList();
        for (Asset asset : Asset.values()) {
            Topic.send(names.scored(), asset.partition(), entries);
        }
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "f" + i).toList();
    }

    private static void awaitLevels(TopicNames names, int each) {
        for (Asset asset : Asset.values()) {
            await().atMost(Duration.ofSeconds(40)).until(() -> levels(names, asset).size() >= each);
        }
    }

    private static List<String> levels(TopicNames names, Asset asset) {
        return Topic.read(names.level()).stream()
                .filter(record -> record.partition() == asset.partition())
                .map(Wire::text)
                .toList();
    }
}
