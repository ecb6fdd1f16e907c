package io.bellwether.notify;

import static io.bellwether.notify.Alerts.NOON;
import static io.bellwether.notify.Alerts.json;
import static io.bellwether.notify.Alerts.live;
import static io.bellwether.notify.Alerts.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertBoardTest {

    private static final AlertmanagerSettings SETTINGS =
            AlertmanagerSettings.of(News.ofTheDay(), Optional.empty());

    private final AlertBoard board = new AlertBoard(SETTINGS);

    @Test
    void openAlertIsToldForFourRoundsAhead() {
        assertThat(board.take(live("a", 1, "open", "major", NOON))).isTrue();

        Instant now = NOON.plusSeconds(600);
        assertThat(board.postings(now))
                .singleElement()
                .satisfies(
                        posting -> {
                            assertThat(posting.isOpen()).isTrue();
                            assertThat(posting.startsAt()).isEqualTo(NOON);
                            assertThat(posting.endsAt()).isEqualTo("2026-03-02T12:14:00Z");
                        });
        assertThat(board.openAlerts()).isEqualTo(1);
    }

    @Test
    void labelsAreSixAndNoneOfThemChangesWithTheFigures() {
        board.take(live("a", 1, "open", "major", NOON));
        var first = board.postings(NOON).get(0).labels();
        board.take(live("a", 2, "updated", "major", NOON.plusSeconds(3600)));

        assertThat(board.postings(NOON.plusSeconds(3600)))
                .extracting(Posting::labels)
                .containsExactly(first);
        assertThat(first.all())
                .containsExactly(
                        java.util.Map.entry("alertname", "AssetDegraded"),
                        java.util.Map.entry("asset", "users"),
                        java.util.Map.entry("segment", "all"),
                        java.util.Map.entry("service", "bellwether"),
                        java.util.Map.entry("severity", "major"),
                        java.util.Map.entry("signal", "text"));
    }

    @Test
    void resolvedAlertIsToldForAQuarterOfAnHourAndThenForgotten() {
        board.take(live("a", 1, "open", "major", NOON));
        Instant over = NOON.plusSeconds(7200);
        board.take(live("a", 2, "resolved", "major", over));

        assertThat(board.postings(over.plusSeconds(900)))
                .singleElement()
                .satisfies(
                        posting -> {
                            assertThat(posting.isOpen()).isFalse();
                            assertThat(posting.endsAt()).isEqualTo(over);
                        });
        assertThat(board.postings(over.plusSeconds(901))).isEmpty();
        assertThat(board.openAlerts()).isZero();
    }

    /** A broker whose clock is ahead of ours must not keep the alert open. */
    @Test
    void resolvedAlertNeverEndsInTheFuture() {
        board.take(live("a", 1, "open", "major", NOON));
        Instant ahead = NOON.plusSeconds(300);
        board.take(live("a", 2, "resolved", "major", ahead));

        Instant now = NOON.plusSeconds(200);
        assertThat(board.postings(now)).extracting(Posting::endsAt).containsExactly(now);
    }

    /** Alertmanager refuses an alert that starts after its end. */
    @Test
    void alertOfTheNearFutureStartsNow() {
        Instant raised = NOON.plusSeconds(290);
        board.take(read(json("a", 1, "open", "major", raised, raised), NOON));

        assertThat(board.postings(NOON)).extracting(Posting::startsAt).containsExactly(NOON);
    }

    @Test
    void alertThatBecomesCriticalEndsUnderItsOldLabelsAndOpensUnderNewOnes() {
        board.take(live("a", 1, "open", "major", NOON));
        Instant later = NOON.plusSeconds(60);
        board.take(live("a", 2, "updated", "critical", later));

        assertThat(told(later)).containsExactly("critical open", "major over");
        assertThat(board.postings(later).get(1).endsAt()).isEqualTo(later);

        board.take(live("a", 3, "updated", "major", later.plusSeconds(60)));
        assertThat(told(later.plusSeconds(60))).containsExactly("critical over", "major open");

        board.take(live("a", 4, "resolved", "major", later.plusSeconds(120)));
        assertThat(told(later.plusSeconds(120))).containsExactly("critical over", "major over");
    }

    /** Compaction leaves the last record of an alert alone, which may be one of these. */
    @Test
    void alertThatWasToldAnewIsOpenIfItIsTheOnlyRecordAndElseNoNews() {
        Instant later = NOON.plusSeconds(60);
        assertThat(board.takeAgain(live("a", 2, "updated", "major", later))).isFalse();
        assertThat(board.reach("users", later, later)).isTrue();
        assertThat(told(later)).containsExactly("major open");

        assertThat(board.takeAgain(live("a", 2, "updated", "major", later))).isFalse();
        board.take(live("a", 3, "resolved", "major", later));
        Instant muchLater = later.plusSeconds(86_400);
        assertThat(board.takeAgain(live("a", 3, "resolved", "major", muchLater))).isFalse();
        assertThat(board.postings(muchLater)).isEmpty();
    }

    @Test
    void alertThatOpensAgainIsOpenAgain() {
        board.take(live("a", 1, "open", "major", NOON));
        board.take(live("a", 2, "resolved", "major", NOON.plusSeconds(60)));
        board.take(live("a", 3, "updated", "major", NOON.plusSeconds(120)));

        assertThat(told(NOON.plusSeconds(120))).containsExactly("major open");
    }

    @Test
    void labelsOfTwoAlertsAreOverWhenBothAre() {
        board.take(live("a", 1, "open", "major", NOON));
        Instant later = NOON.plusSeconds(60);
        board.take(read(json("b", 1, "open", "major", later, later), later));

        assertThat(board.postings(later))
                .extracting(posting -> posting.alert().id())
                .containsExactly("b");
        board.take(live("a", 2, "resolved", "major", later));
        assertThat(told(later)).containsExactly("major open");
        Instant last = later.plusSeconds(60);
        board.take(read(json("b", 2, "resolved", "major", later, last), last));
        assertThat(told(last)).containsExactly("major over");
    }

    @Test
    void repeatedRecordChangesNothing() {
        board.take(live("a", 1, "open", "major", NOON));
        board.take(live("a", 2, "updated", "critical", NOON.plusSeconds(60)));

        assertThat(board.take(live("a", 1, "open", "major", NOON))).isFalse();
        assertThat(told(NOON.plusSeconds(60))).containsExactly("critical open", "major over");
    }

    @Test
    void historyIsToldToNobody() {
        Instant year = NOON.minus(Duration.ofDays(300));
        board.take(read(json("a", 1, "open", "major", year, year), NOON));
        board.take(read(json("a", 2, "resolved", "major", year, year.plusSeconds(9000)), NOON));

        assertThat(board.postings(NOON)).isEmpty();
    }

    @Test
    void alertOfHistoryIsToldWhenTheAssetReachesThePresentAndItIsStillOpen() {
        Instant weeks = NOON.minus(Duration.ofDays(20));
        board.take(read(json("a", 1, "open", "major", weeks, weeks), NOON));
        board.reach("staff", NOON, NOON);
        board.reach("users", NOON.minus(Duration.ofDays(2)), NOON);
        assertThat(board.postings(NOON)).isEmpty();

        assertThat(board.reach("users", NOON.minusSeconds(3600), NOON)).isTrue();
        assertThat(told(NOON)).containsExactly("major open");
        assertThat(board.reach("users", NOON, NOON)).isFalse();
    }

    /** Its last record may be weeks old: what counts is that it was news when it was written. */
    @Test
    void alertThatIsOpenForWeeksStaysTold() {
        board.take(live("a", 1, "open", "major", NOON));

        assertThat(told(NOON.plus(Duration.ofDays(40)))).containsExactly("major open");
    }

    /** The topic is compacted, so that only the last record may be left. */
    @Test
    void restartThatFindsTheLastRecordOnlyTellsTheSame() {
        board.take(live("a", 7, "updated", "critical", NOON.plus(Duration.ofDays(3))));
        assertThat(told(NOON.plus(Duration.ofDays(9)))).containsExactly("critical open");

        AlertBoard other = new AlertBoard(SETTINGS);
        Instant over = NOON.plus(Duration.ofDays(3));
        other.take(live("a", 8, "resolved", "critical", over));
        assertThat(other.postings(over)).extracting(Posting::isOpen).containsExactly(false);
    }

    private List<String> told(Instant now) {
        return board.postings(now).stream()
                .map(p -> p.labels().severity() + (p.isOpen() ? " open" : " over"))
                .toList();
    }
}
