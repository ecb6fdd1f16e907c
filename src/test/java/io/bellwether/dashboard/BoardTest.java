package io.bellwether.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alert.AlertState;
import io.bellwether.detection.Phase;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Level;
import io.bellwether.pipeline.InputRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class BoardTest {

    private final Board board = new Board(Told.NAMES, () -> Told.WRITTEN);

    @Test
    void nothingIsKnownOfAnAssetBeforeItsFirstRecord() {
        Condition users = board.condition(Asset.USERS);

        assertThat(users.standing()).isEqualTo(Standing.UNHEARD);
        assertThat(users.since()).isNull();
        assertThat(users.last()).isNull();
        assertThat(board.status().isCaughtUp()).isFalse();
    }

    @Test
    void anAssetStandsAsItsLastLevelSaysSinceTheFirstThatSaysSo() {
        board.take(Told.levels(Asset.USERS, 0, 5, Phase.LEARNING), false);
        board.take(Told.levels(Asset.USERS, 5, 9, Phase.NORMAL), false);

        Condition users = board.condition(Asset.USERS);

        assertThat(users.standing()).isEqualTo(Standing.NORMAL);
        assertThat(users.since()).isEqualTo(Told.hour(5));
        assertThat(users.last()).isNotNull().extracting(Level::from).isEqualTo(Told.hour(8));
        assertThat(board.condition(Asset.STAFF).standing()).isEqualTo(Standing.UNHEARD);
    }

    @Test
    void anOpenAlertGoesBeforeThePhaseOfTheLastHour() {
        board.take(Told.levels(Asset.USERS, 0, 9, Phase.NORMAL), false);
        take(Told.record(Told.alert("a", 1, AlertState.OPEN, Asset.USERS, 8.5)));

        assertThat(board.condition(Asset.USERS).standing()).isEqualTo(Standing.ALERT);
        assertThat(board.condition(Asset.USERS).since()).isEqualTo(Told.hour(8.5));

        take(Told.record(Told.alert("a", 2, AlertState.RESOLVED, Asset.USERS, 8.5)));

        assertThat(board.condition(Asset.USERS).standing()).isEqualTo(Standing.NORMAL);
    }

    @Test
    void staffWhoseFloorWasNotMetForThreeDaysAreToldAsNotEnoughPeople() {
        board.take(Told.levels(Asset.STAFF, 0, 3, Phase.NORMAL), false);
        board.take(Told.levels(Asset.USERS, 0, 75, Phase.NORMAL), false);
        assertThat(board.condition(Asset.STAFF).standing()).isEqualTo(Standing.NORMAL);

        board.take(Told.levels(Asset.USERS, 75, 77, Phase.NORMAL), false);

        Condition staff = board.condition(Asset.STAFF);
        assertThat(staff.standing()).isEqualTo(Standing.NOT_ENOUGH_PEOPLE);
        assertThat(staff.since()).isEqualTo(Told.hour(3));
    }

    @Test
    void aDataGapOfStaffIsNoLackOfPeople() {
        board.take(Told.levels(Asset.STAFF, 0, 3, Phase.DATA_GAP), false);
        board.take(Told.levels(Asset.USERS, 0, 100, Phase.NORMAL), false);

        assertThat(board.condition(Asset.STAFF).standing()).isEqualTo(Standing.DATA_GAP);
    }

    @Test
    void usersOfWhomNothingIsHeardForDaysStandAsBefore() {
        board.take(Told.levels(Asset.USERS, 0, 3, Phase.NORMAL), false);
        board.take(Told.levels(Asset.STAFF, 0, 100, Phase.NORMAL), false);

        assertThat(board.condition(Asset.USERS).standing()).isEqualTo(Standing.NORMAL);
    }

    @Test
    void staffFollowedLiveLackPeopleByTheClockEvenIfNobodyElseIsHeard() {
        Level level = Told.level(Asset.STAFF, 0, .6, Phase.NORMAL);
        Instant written = level.to().plusSeconds(60);
        Board live = new Board(Told.NAMES, () -> written.plus(Duration.ofHours(73)));

        live.take(List.of(Told.record(level, written)), true);

        assertThat(live.condition(Asset.STAFF).standing()).isEqualTo(Standing.NOT_ENOUGH_PEOPLE);
    }

    @Test
    void anImportedPastOfStaffIsNotHeldAgainstTheClock() {
        board.take(Told.levels(Asset.STAFF, 0, 3, Phase.NORMAL), true);

        assertThat(board.condition(Asset.STAFF).standing()).isEqualTo(Standing.NORMAL);
    }

    @Test
    void recordsThatCannotBeReadAreCountedAndStopNothing() {
        String topic = Told.NAMES.alert();
        String noAsset = "{\"alertId\":\"x\",\"seq\":1,\"state\":\"open\",\"asset\":\"moon\"}";
        List<InputRecord> records = new ArrayList<>();
        records.add(Told.record(topic, "x", "no json", Told.WRITTEN));
        records.add(Told.record(topic, "x", "{}", Told.WRITTEN));
        records.add(Told.record(topic, "x", noAsset, Told.WRITTEN));
        records.add(Told.record(Told.NAMES.level(), "x", "[1]", Told.WRITTEN));
        records.add(Told.record(Told.NAMES.decision(), "x", "{\"id\":7}", Told.WRITTEN));
        records.add(Told.record(Told.NAMES.verdict(), "x", "null", Told.WRITTEN));
        records.add(Told.record(Told.alert("a", 1, AlertState.OPEN, Asset.USERS, 5)));

        board.take(records, true);

        assertThat(board.status().malformed()).isEqualTo(6);
        assertThat(board.alerts()).hasSize(1);
    }

    /** The topic lets go of the former records; so does whoever has read them. */
    @Test
    void anAlertThatIsToldAnewTakesTheQuotationsOfItsFormerRecordsAlong() {
        take(Told.record(Told.alert("a", 1, AlertState.OPEN, Asset.USERS, 5), "Said by one."));
        take(Told.record(Told.alert("a", 2, AlertState.UPDATED, Asset.USERS, 5), "Said by two."));
        take(Told.record(Told.alert("b", 1, AlertState.OPEN, Asset.USERS, 6), "Said of b."));

        take(
                Told.toldAnew(
                        Told.withoutFirstQuote(
                                Told.alert("a", 2, AlertState.UPDATED, Asset.USERS, 5)),
                        "Said by the other."));

        assertThat(board.alertRecords("a")).hasSize(2);
        assertThat(board.alertRecords("a").getFirst())
                .doesNotContain("Said", "forum", "f-1")
                .contains("\"quotes\":[]", "\"erasedQuotes\":2", "\"size\":0.1234");
        assertThat(board.alertRecords("a").getLast())
                .contains("Said by the other.", "\"erasedQuotes\":1")
                .doesNotContain("Said by two.");
        assertThat(board.alertRecords("b").getFirst()).contains("Said of b.");
        String page = new AlertPage(board.alertRecords("a")).content().toString();
        assertThat(page)
                .contains("One quotation was removed at the author", "Said by the other.")
                .doesNotContain("Too few people");
    }

    @Test
    void deletionsRemoveWhatTheyName() {
        take(Told.record(Told.alert("a", 1, AlertState.OPEN, Asset.USERS, 5)));
        take(Told.record(Told.decision("d", 1, "Prices rise")));
        take(Told.record(Told.level(Asset.USERS, 3, .5, Phase.NORMAL)));

        take(Told.deletion(Told.NAMES.alert(), "a"));
        take(Told.deletion(Told.NAMES.decision(), "d"));
        take(Told.deletion(Told.NAMES.level(), "users/" + Told.hour(3)));

        assertThat(board.alerts()).isEmpty();
        assertThat(board.alertRecords("a")).isEmpty();
        assertThat(board.decisions()).isEmpty();
        assertThat(board.levels(Asset.USERS)).isEmpty();
    }

    @Test
    void aDecisionToldAgainReplacesTheFirst() {
        take(Told.record(Told.decision("d", 1, "Prices rise")));
        take(Told.record(Told.decision("d", 2, "Prices rise a little")));

        assertThat(board.decisions())
                .singleElement()
                .satisfies(it -> assertThat(it.title()).isEqualTo("Prices rise a little"));
    }

    @Test
    void openAlertsStandBeforeResolvedOnesAndNewerBeforeOlder() {
        take(Told.record(Told.alert("old", 1, AlertState.OPEN, Asset.USERS, 5)));
        take(Told.record(Told.alert("new", 1, AlertState.OPEN, Asset.STAFF, 50)));
        take(Told.record(Told.alert("over", 2, AlertState.RESOLVED, Asset.USERS, 90)));

        assertThat(board.alerts()).extracting(AlertHead::id).containsExactly("new", "old", "over");
    }

    @Test
    void levelsOfAStretchAreThoseThatReachIntoIt() {
        board.take(Told.levels(Asset.USERS, 0, 10, Phase.NORMAL), true);

        List<Level> levels = board.levels(Asset.USERS, Told.hour(2.5), Told.hour(5));

        assertThat(levels)
                .extracting(Level::from)
                .containsExactly(Told.hour(2), Told.hour(3), Told.hour(4));
        assertThat(board.levels(Asset.USERS, Told.hour(5), Told.hour(2))).isEmpty();
    }

    @Test
    void whatWasKnownStandsUntilANewReadingHasCaughtUp() {
        board.take(Told.levels(Asset.USERS, 0, 9, Phase.NORMAL), true);
        board.fail();
        board.begin();

        board.take(Told.levels(Asset.USERS, 0, 4, Phase.LEARNING), false);
        assertThat(board.levels(Asset.USERS)).hasSize(9);
        assertThat(board.status().isStale()).isTrue();

        board.take(List.of(), true);
        assertThat(board.levels(Asset.USERS)).hasSize(4);
        assertThat(board.status().isStale()).isFalse();
    }

    @Test
    void aFirstReadingIsShownAsItGrows() {
        board.begin();
        board.take(Told.levels(Asset.USERS, 0, 4, Phase.LEARNING), false);

        assertThat(board.levels(Asset.USERS)).hasSize(4);
    }

    @Test
    void aFailureIsDatedByItsFirstSign() {
        board.fail();
        board.fail();

        assertThat(board.status().failedSince()).isEqualTo(Told.WRITTEN);
    }

    @Test
    void everyChangeIsToldAndASlowListenerGetsTheNewest() {
        StepVerifier.create(board.changes(), 1)
                .expectNext(0L)
                .then(() -> board.take(List.of(), true))
                .then(board::fail)
                .thenRequest(1)
                .expectNext(2L)
                .thenCancel()
                .verify(Duration.ofSeconds(5));
    }

    private void take(InputRecord record) {
        board.take(List.of(record), false);
    }
}
