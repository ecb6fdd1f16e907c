package io.bellwether.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.detection.Severity;
import io.bellwether.feedback.Asset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class AlertComparisonTest {

    private static final Instant START = Instant.parse("2022-10-01T00:00:00Z");

    @Test
    void alertThatIsRaisedLaterIsTheSameWhereTheTimesOverlap() {
        AlertComparison found =
                AlertComparison.ofSpans(
                        List.of(users("a", 10, 12, 40)), List.of(users("b", 11, 20, 40)));
        assertThat(found.both()).hasSize(1);
        assertThat(found.both().getFirst().delay()).isEqualTo(Duration.ofHours(8));
        assertThat(found.onlyFirst()).isEmpty();
        assertThat(found.onlySecond()).isEmpty();
    }

    @Test
    void alertsThatDoNotOverlapAreTwo() {
        AlertComparison found =
                AlertComparison.ofSpans(
                        List.of(users("a", 10, 12, 19)), List.of(users("b", 20, 25, 40)));
        assertThat(found.both()).isEmpty();
        assertThat(found.onlyFirst()).extracting(AlertSpan::alertId).containsExactly("a");
        assertThat(found.onlySecond()).extracting(AlertSpan::alertId).containsExactly("b");
    }

    @Test
    void alertThatEndsWhenAnotherBeginsStillOverlapsIt() {
        assertThat(
                        AlertComparison.ofSpans(
                                        List.of(users("a", 10, 12, 20)),
                                        List.of(users("b", 20, 25, 40)))
                                .both())
                .hasSize(1);
    }

    @Test
    void openAlertOverlapsWhateverComesAfterItsOnset() {
        AlertSpan open =
                new AlertSpan("a", Asset.USERS, "text", Severity.WARNING, hour(10), hour(12), null);
        assertThat(
                        AlertComparison.ofSpans(
                                        List.of(open), List.of(users("b", 5_000, 5_001, 6_000)))
                                .both())
                .hasSize(1);
    }

    @Test
    void alertsOfTwoAssetsAreNeverTheSame() {
        AlertSpan staff =
                new AlertSpan(
                        "a", Asset.STAFF, "text", Severity.WARNING, hour(10), hour(12), hour(40));
        assertThat(AlertComparison.ofSpans(List.of(staff), List.of(users("a", 10, 12, 40))).both())
                .isEmpty();
    }

    @Test
    void oneLongAlertIsPairedWithTheNearerOfTwoShortOnes() {
        AlertComparison found =
                AlertComparison.ofSpans(
                        List.of(users("long", 10, 30, 90)),
                        List.of(users("first", 10, 12, 20), users("second", 28, 33, 60)));
        assertThat(found.both())
                .extracting(pair -> pair.second().alertId())
                .containsExactly("second");
        assertThat(found.onlySecond()).extracting(AlertSpan::alertId).containsExactly("first");
    }

    @Test
    void replayIsTheSameAsItself() {
        List<AlertSpan> alerts = List.of(users("a", 10, 12, 20), users("b", 15, 16, 30));
        AlertComparison found = AlertComparison.ofSpans(alerts, alerts);
        assertThat(found.both())
                .extracting(pair -> pair.first().alertId() + pair.second().alertId())
                .containsExactly("aa", "bb");
    }

    @Property
    void swappingTheSidesSwapsTheResult(
            @ForAll("alerts") List<AlertSpan> one, @ForAll("alerts") List<AlertSpan> other) {
        AlertComparison there = AlertComparison.ofSpans(one, other);
        AlertComparison back = AlertComparison.ofSpans(other, one);
        assertThat(back.onlyFirst()).isEqualTo(there.onlySecond());
        assertThat(back.onlySecond()).isEqualTo(there.onlyFirst());
        assertThat(back.both().stream().map(pair -> Tuple.of(pair.second(), pair.first())))
                .containsExactlyInAnyOrderElementsOf(
                        there.both().stream()
                                .map(pair -> Tuple.of(pair.first(), pair.second()))
                                .toList());
    }

    @Property
    void everyAlertIsInThePairsOrAloneAndNeverTwice(
            @ForAll("alerts") List<AlertSpan> one, @ForAll("alerts") List<AlertSpan> other) {
        AlertComparison found = AlertComparison.ofSpans(one, other);
        assertThat(
                        Stream.concat(
                                found.both().stream().map(AlertComparison.Pair::first),
                                found.onlyFirst().stream()))
                .containsExactlyInAnyOrderElementsOf(one);
        assertThat(
                        Stream.concat(
                                found.both().stream().map(AlertComparison.Pair::second),
                                found.onlySecond().stream()))
                .containsExactlyInAnyOrderElementsOf(other);
        assertThat(found.onlyFirst())
                .noneMatch(
                        alone ->
                                found.onlySecond().stream()
                                        .anyMatch(
                                                each ->
                                                        each.asset() == alone.asset()
                                                                && each.overlaps(alone)));
    }

    @Property
    void orderInWhichAlertsAreGivenChangesNothing(
            @ForAll("alerts") List<AlertSpan> one,
            @ForAll("alerts") List<AlertSpan> other,
            @ForAll long seed) {
        List<AlertSpan> shuffled = new ArrayList<>(one);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(AlertComparison.ofSpans(shuffled, other))
                .isEqualTo(AlertComparison.ofSpans(one, other));
    }

    /** Few hours and few ids, so that ties and overlaps are frequent. */
    @Provide
    Arbitrary<List<AlertSpan>> alerts() {
        Arbitrary<AlertSpan> alert =
                Combinators.combine(
                                Arbitraries.integers().between(0, 20),
                                Arbitraries.integers().between(0, 4),
                                Arbitraries.integers().between(0, 10),
                                Arbitraries.of(Asset.USERS, Asset.STAFF),
                                Arbitraries.strings().withCharRange('a', 'f').ofLength(1))
                        .as(
                                (onset, wait, length, asset, id) ->
                                        new AlertSpan(
                                                id,
                                                asset,
                                                "text",
                                                Severity.WARNING,
                                                hour(onset),
                                                hour(onset + wait),
                                                length == 0 ? null : hour(onset + wait + length)));
        return alert.list()
                .ofMaxSize(6)
                .filter(
                        all ->
                                all.stream().map(AlertSpan::alertId).distinct().count()
                                        == new HashSet<>(all).size())
                .filter(all -> new HashSet<>(all).size() == all.size());
    }

    private static AlertSpan users(String id, int onset, int raised, int resolved) {
        return new AlertSpan(
                id,
                Asset.USERS,
                "text",
                Severity.WARNING,
                hour(onset),
                hour(raised),
                hour(resolved));
    }

    private static Instant hour(int number) {
        return START.plus(Duration.ofHours(number));
    }
}
