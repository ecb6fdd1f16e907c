package io.bellwether.report;

import io.bellwether.alert.Alert;
import io.bellwether.alert.AlertState;
import io.bellwether.alert.Quote;
import io.bellwether.codec.AlertCodec;
import io.bellwether.decision.Decision;
import io.bellwether.detection.Phase;
import io.bellwether.detection.Severity;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Pointer;
import io.bellwether.html.PublicAlert;
import io.bellwether.hypothesis.Direction;
import io.bellwether.hypothesis.Hypothesis;
import io.bellwether.hypothesis.Metric;
import io.bellwether.hypothesis.Scope;
import io.bellwether.hypothesis.Verdict;
import io.bellwether.hypothesis.Window;
import io.bellwether.monitor.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Small pasts for tests. */
final class Pasts {

    /** A Monday: the beginning of 2026-W02. */
    static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private static final AlertCodec CODEC = new AlertCodec();

    private Pasts() {}

    static Instant day(double days) {
        return START.plus(Duration.ofSeconds((long) (days * 86_400)));
    }

    /** An hour of eight votes, within a band of .2 around .6. */
    static Level level(Asset asset, Instant from, double level, Phase phase) {
        return level(asset, from, 8, level, .2, phase);
    }

    static Level level(
            Asset asset, Instant from, long votes, double level, double halfWidth, Phase phase) {
        return new Level(
                asset,
                from,
                from.plus(Duration.ofHours(1)),
                votes,
                votes,
                level,
                votes == 0 ? Double.NaN : .6,
                halfWidth,
                0,
                phase,
                votes,
                0,
                0,
                0,
                votes,
                false);
    }

    /** The hour in which a silence was noticed. */
    static Level gap(Asset asset, Instant from) {
        return level(asset, from, 0, Double.NaN, Double.NaN, Phase.DATA_GAP);
    }

    /** Four levels a day. */
    static List<Level> levels(Asset asset, double from, double to, double level, Phase phase) {
        List<Level> levels = new ArrayList<>();
        for (double day = from; day < to; day += .25) {
            levels.add(level(asset, day(day), level, phase));
        }
        return levels;
    }

    /** An alert record in its public form; every quote has the text {@code said}. */
    static PublicAlert alert(
            Asset asset, int seq, AlertState state, Instant at, String said, Decision... before) {
        Instant raisedAt = day(22.5);
        Alert alert =
                new Alert(
                        asset.label() + "1",
                        seq,
                        state,
                        asset,
                        "text",
                        Severity.CRITICAL,
                        at,
                        day(21),
                        raisedAt,
                        state == AlertState.RESOLVED ? at : null,
                        OptionalDouble.of(.25),
                        OptionalDouble.of(0),
                        OptionalDouble.of(.35),
                        OptionalDouble.of(.6),
                        9.9,
                        9.08,
                        40,
                        39,
                        List.of(),
                        List.of(quote(asset, 1), quote(asset, 2)),
                        List.of(before),
                        OptionalDouble.of(0.14),
                        "linear-1");
        return PublicAlert.of(
                CODEC.encode(alert, at1 -> Optional.of(said), text -> List.of("nobody")));
    }

    private static Quote quote(Asset asset, int number) {
        return new Quote(
                "secret-id-" + number,
                Instant.parse("2026-01-26T09:17:0" + number + "Z"),
                .05,
                "survey",
                new Pointer.InTopic("feedback." + asset.label() + ".v1", 2, 4711 + number));
    }

    static Decision decision(String id, double day, String title) {
        return new Decision(id, day(day), title, "pricing", "raise", "board", List.of(), null);
    }

    /**
     * Six weeks: learning for nearly two, an alert of staff from day 21 that is resolved on day 35,
     * users in whom nothing changes, a gap of theirs from day 30 to day 33, three decisions of
     * which the last takes back the first, and a verdict on users and on staff each.
     */
    static Retrospective sixWeeks(String said) {
        Decision first = decision("d1", 20, said);
        Decision second = decision("d2", 25.5, "Second " + said);
        Decision third =
                new Decision("d3", day(34), "Third", said, "", said, List.of(Asset.STAFF), "d1");
        return new Retrospective(
                "Six weeks " + said,
                "bellwether 1",
                List.of(users(), staff(said, first)),
                List.of(first, second, third),
                List.of(supported(said), withheld(said)),
                new TreeMap<>(Map.of("not-json", 3L, "bad-score", 1L)));
    }

    /** A past of one asset, without alerts, decisions and verdicts. */
    static Retrospective only(Asset asset, List<Level> levels) {
        AssetStory story =
                new AssetStory(
                        asset, 1, 0, 0, Phase.NORMAL, OptionalDouble.of(1), levels, List.of());
        return new Retrospective(
                "One asset", "bellwether 1", List.of(story), List.of(), List.of(), new TreeMap<>());
    }

    /** Users were said to rise from the first two weeks to the next two, and did. */
    static Verdict supported(String title) {
        return new Verdict(
                hypothesis("h1", title, Asset.USERS),
                Verdict.Answer.SUPPORTED,
                day(28),
                new Verdict.Side(1204, 811, 14, OptionalDouble.of(.4718)),
                new Verdict.Side(1177, 790, 14, OptionalDouble.of(.5549)),
                OptionalDouble.of(.0831),
                OptionalDouble.of(.0412),
                OptionalDouble.of(.125),
                List.of(Verdict.Mark.LATE),
                List.of());
    }

    /** Too few of the staff spoke to tell a figure. */
    static Verdict withheld(String title) {
        OptionalDouble none = OptionalDouble.empty();
        return new Verdict(
                hypothesis("h2", title, Asset.STAFF),
                Verdict.Answer.INCONCLUSIVE,
                day(28),
                Verdict.Side.withheld(),
                Verdict.Side.withheld(),
                none,
                none,
                none,
                List.of(),
                List.of(Verdict.Reason.FEW_AUTHORS));
    }

    private static Hypothesis hypothesis(String id, String title, Asset asset) {
        LocalDate begin = LocalDate.of(2026, 1, 5);
        return new Hypothesis(
                id,
                title,
                asset,
                new Scope.Whole(),
                Metric.LEVEL,
                Direction.UP,
                .05,
                new Window(begin, begin.plusDays(14)),
                new Window(begin.plusDays(14), begin.plusDays(28)),
                30,
                "head of product",
                START);
    }

    static AssetStory users() {
        List<Level> levels = levels(Asset.USERS, 0, 13, .6, Phase.LEARNING);
        levels.addAll(levels(Asset.USERS, 13, 30, .61, Phase.NORMAL));
        levels.add(gap(Asset.USERS, day(31)));
        levels.addAll(levels(Asset.USERS, 33, 42, .6, Phase.NORMAL));
        return new AssetStory(
                Asset.USERS, 1301, 17, 5, Phase.NORMAL, OptionalDouble.of(1), levels, List.of());
    }

    static AssetStory staff(String said, Decision before) {
        List<Level> levels = levels(Asset.STAFF, 0, 13, .6, Phase.LEARNING);
        levels.addAll(levels(Asset.STAFF, 13, 21, .6, Phase.NORMAL));
        levels.addAll(levels(Asset.STAFF, 21, 35, .35, Phase.ALERT));
        levels.addAll(levels(Asset.STAFF, 35, 42, .6, Phase.NORMAL));
        List<PublicAlert> alerts =
                List.of(
                        alert(Asset.STAFF, 1, AlertState.OPEN, day(22.5), said, before),
                        alert(Asset.STAFF, 2, AlertState.UPDATED, day(24), said, before),
                        alert(Asset.STAFF, 3, AlertState.RESOLVED, day(35), said, before));
        return new AssetStory(
                Asset.STAFF, 1344, 0, 0, Phase.NORMAL, OptionalDouble.empty(), levels, alerts);
    }
}
