package io.bellwether.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alert.Alert;
import io.bellwether.alert.AlertState;
import io.bellwether.detection.Phase;
import io.bellwether.feedback.Asset;
import io.bellwether.pipeline.InputRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BoardPropertiesTest {

    /** What is read twice, or in another order of partitions, shows the same. */
    @Property(tries = 200)
    void orderAndRepetitionOfRecordsDoNotMatter(
            @ForAll("records") List<InputRecord> records, @ForAll long seed) {
        Board once = filled(records);
        List<InputRecord> shuffled = new ArrayList<>(records);
        shuffled.addAll(records);
        Collections.shuffle(shuffled, new Random(seed));
        Board again = filled(shuffled);

        assertThat(again.alerts()).isEqualTo(once.alerts());
        for (Asset asset : Asset.values()) {
            assertThat(again.levels(asset)).isEqualTo(once.levels(asset));
            assertThat(again.condition(asset)).isEqualTo(once.condition(asset));
        }
        for (AlertHead head : once.alerts()) {
            assertThat(again.alertRecords(head.id())).isEqualTo(once.alertRecords(head.id()));
        }
    }

    /** Whatever a topic holds, taking it ends, and what was good before stays. */
    @Property(tries = 500)
    void noBytesStopTheBoard(@ForAll byte[] value, @ForAll("topics") String topic) {
        Board board = filled(Told.levels(Asset.USERS, 0, 3, Phase.NORMAL));
        String text = new String(value, StandardCharsets.ISO_8859_1);

        board.take(List.of(Told.record(topic, "k", text, Told.WRITTEN)), true);

        assertThat(board.status().malformed()).isEqualTo(1);
        assertThat(board.levels(Asset.USERS)).hasSize(3);
    }

    @Property(tries = 5)
    void levelsAreBoundedAndTheOldestGo(@ForAll("extra") int extra) {
        List<InputRecord> records =
                Told.levels(Asset.STAFF, 0, LevelLog.MOST_LEVELS + extra, Phase.NORMAL);

        Board board = filled(records);

        assertThat(board.levels(Asset.STAFF)).hasSize(LevelLog.MOST_LEVELS);
        assertThat(board.levels(Asset.STAFF).getFirst().from()).isEqualTo(Told.hour(extra));
    }

    @Property(tries = 20)
    void charactersOfAlertsAreBoundedAndOpenOnesStayLongest(@ForAll("extra") int seed) {
        long most = 20_000;
        AlertLog log = new AlertLog(most);
        Random random = new Random(seed);
        long open = 0;
        for (int i = 0; i < 100; i++) {
            boolean isOpen = random.nextInt(20) == 0;
            open += isOpen ? 1 : 0;
            AlertState state = isOpen ? AlertState.OPEN : AlertState.RESOLVED;
            Alert alert = Told.alert("a" + i, 1, state, Asset.USERS, i);
            log.add(head(alert), "x".repeat(1_500));
        }

        assertThat(characters(log)).isLessThanOrEqualTo(most).isGreaterThan(most - 1_501);
        long kept = log.heads().stream().filter(AlertHead::isOpen).count();
        assertThat(kept).isEqualTo(Math.min(open, most / 1_500));
    }

    @Property(tries = 20)
    void recordsOfAnAlertAreItsFirstAndItsLastOnes(@ForAll("extra") int extra) {
        List<InputRecord> records = new ArrayList<>();
        int count = AlertLog.MOST_RECORDS + extra;
        for (int seq = 1; seq <= count; seq++) {
            records.add(Told.record(Told.alert("a", seq, AlertState.UPDATED, Asset.USERS, 5)));
        }

        List<String> kept = filled(records).alertRecords("a");

        assertThat(kept).hasSize(AlertLog.MOST_RECORDS);
        assertThat(kept.getFirst()).contains("\"seq\":1,");
        assertThat(kept.get(1)).contains("\"seq\":" + (extra + 2) + ",");
        assertThat(kept.getLast()).contains("\"seq\":" + count + ",");
    }

    private static AlertHead head(Alert alert) {
        Board board = filled(List.of(Told.record(alert)));
        return board.alerts().getFirst();
    }

    private static long characters(AlertLog log) {
        return log.heads().stream()
                .flatMap(head -> log.records(head.id()).stream())
                .mapToLong(String::length)
                .sum();
    }

    private static Board filled(List<InputRecord> records) {
        Board board = new Board(Told.NAMES, () -> Told.WRITTEN);
        board.take(records, true);
        return board;
    }

    @Provide
    Arbitrary<Integer> extra() {
        return Arbitraries.integers().between(1, 40);
    }

    @Provide
    Arbitrary<String> topics() {
        return Arbitraries.of(
                Told.NAMES.alert(),
                Told.NAMES.level(),
                Told.NAMES.decision(),
                Told.NAMES.verdict());
    }

    @Provide
    Arbitrary<List<InputRecord>> records() {
        Arbitrary<InputRecord> levels =
                Combinators.combine(
                                Arbitraries.of(Asset.class), Arbitraries.integers().between(0, 60))
                        .as(BoardPropertiesTest::level);
        Arbitrary<InputRecord> alerts =
                Combinators.combine(
                                Arbitraries.integers().between(0, 5),
                                Arbitraries.integers().between(1, 4))
                        .as(BoardPropertiesTest::alert);
        return Arbitraries.oneOf(levels, alerts).list().ofMaxSize(60);
    }

    /** The same hour always says the same. */
    private static InputRecord level(Asset asset, int hour) {
        Phase phase = List.of(Phase.values()).get(hour % 6);
        return Told.record(Told.level(asset, hour, .5, phase));
    }

    private static InputRecord alert(int id, int seq) {
        AlertState state =
                seq == 1 ? AlertState.OPEN : List.of(AlertState.values()).get(1 + (id + seq) % 2);
        Asset asset = List.of(Asset.values()).get(id % 3);
        return Told.record(Told.alert("a" + id, seq, state, asset, 10 + id));
    }
}
