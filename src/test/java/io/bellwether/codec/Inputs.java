package io.bellwether.codec;

import io.bellwether.decision.Decision;
import io.bellwether.detection.DetectorSettings;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Fingerprint;
import io.bellwether.feedback.Pointer;
import io.bellwether.feedback.Sketch;
import io.bellwether.hypothesis.Direction;
import io.bellwether.hypothesis.Hypothesis;
import io.bellwether.hypothesis.Metric;
import io.bellwether.hypothesis.Scope;
import io.bellwether.hypothesis.Window;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.sentiment.Sentiment;
import io.bellwether.theme.Theme;
import io.bellwether.theme.ThemeSpan;
import io.bellwether.theme.Themes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary journal entries. */
final class Inputs {

    private Inputs() {}

    static Arbitrary<Input> any() {
        return Arbitraries.oneOf(
                scored().map(Input.Scored::new),
                scored().map(Input.Rescored::new),
                heartbeats(),
                decisions().map(Input.DecisionMade::new),
                Combinators.combine(names(), assets(), instants(), strings())
                        .as(Input.LevelAccepted::new),
                Combinators.combine(strings(), assets(), strings(), instants())
                        .as(Input.ScorerReplaced::new),
                settings().map(Input.SettingsChanged::new),
                hypotheses().map(Input.HypothesisRegistered::new),
                Combinators.combine(
                                names(),
                                assets(),
                                instants(),
                                strings(),
                                strings().set().ofMaxSize(4).map(TreeSet::new))
                        .as(Input.AuthorErased::new),
                Combinators.combine(assets(), strings()).as(Input.AuthorsNamed::new));
    }

    static Arbitrary<ScoredFeedback> scored() {
        Arbitrary<OptionalInt> ratings =
                Arbitraries.integers()
                        .between(1, 5)
                        .map(OptionalInt::of)
                        .injectNull(0.5)
                        .map(rating -> Objects.requireNonNullElse(rating, OptionalInt.empty()));
        Arbitrary<TreeMap<String, String>> segments =
                Arbitraries.maps(strings(), strings()).ofMaxSize(4).map(TreeMap::new);
        return Combinators.combine(names(), assets(), instants(), strings(), scores(), ratings)
                .flatAs(
                        (id, asset, at, author, score, rating) ->
                                Combinators.combine(
                                                strings(),
                                                segments,
                                                marks(),
                                                sketches(),
                                                pointers(),
                                                names(),
                                                names(),
                                                themes(asset))
                                        .as(
                                                (source,
                                                        segment,
                                                        mark,
                                                        sketch,
                                                        pointer,
                                                        from,
                                                        scorer,
                                                        themes) ->
                                                        new ScoredFeedback(
                                                                id,
                                                                asset,
                                                                at,
                                                                author.isEmpty() ? null : author,
                                                                score,
                                                                rating,
                                                                source,
                                                                segment,
                                                                mark,
                                                                sketch,
                                                                pointer,
                                                                from,
                                                                scorer,
                                                                themes)));
    }

    private static Arbitrary<Long> marks() {
        return Arbitraries.longs().edgeCases(edges -> edges.add(Fingerprint.NONE));
    }

    private static Arbitrary<Sketch> sketches() {
        return Arbitraries.oneOf(
                Arbitraries.just(Sketch.NONE),
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(Sketch::new));
    }

    static Arbitrary<Themes> themes(Asset asset) {
        Arbitrary<ThemeSpan> spans =
                Combinators.combine(
                                Arbitraries.of(Theme.of(asset)),
                                Arbitraries.integers().between(0, 20_000),
                                Arbitraries.integers().between(1, 90))
                        .as((theme, begin, length) -> new ThemeSpan(theme, begin, begin + length));
        return Combinators.combine(names(), spans.list().ofMaxSize(6))
                .as((rules, found) -> new Themes(found.isEmpty() ? "" : rules, found));
    }

    static Arbitrary<Score> scores() {
        return Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.doubles().between(0, 1).ofScale(6),
                                Arbitraries.of(Sentiment.class))
                        .as(Score.Scored::new),
                Arbitraries.of(Score.Reason.class).map(Score.NotScored::new));
    }

    static Arbitrary<Pointer> pointers() {
        Arbitrary<Long> places = Arbitraries.longs().greaterOrEqual(0);
        return Arbitraries.oneOf(
                Combinators.combine(names(), Arbitraries.integers().between(0, 999), places)
                        .as(Pointer.InTopic::new),
                Combinators.combine(names(), places).as(Pointer.InFile::new));
    }

    static Arbitrary<Input.Heartbeat> heartbeats() {
        return Combinators.combine(assets(), instants(), sets(), sets())
                .as(
                        (asset, at, some, more) -> {
                            SortedSet<String> all = new TreeSet<>(some);
                            all.addAll(more);
                            return new Input.Heartbeat(asset, at, all, more);
                        });
    }

    static Arbitrary<Decision> decisions() {
        return Combinators.combine(
                        names(),
                        instants(),
                        names().filter(title -> !title.isBlank()),
                        strings(),
                        strings(),
                        strings(),
                        assets().list().uniqueElements().ofMaxSize(3),
                        names().injectNull(0.5))
                .as(
                        (id, at, title, subject, stance, by, assets, reverses) ->
                                new Decision(
                                        id,
                                        at,
                                        title,
                                        subject,
                                        stance,
                                        by,
                                        List.copyOf(assets),
                                        reverses));
    }

    static Arbitrary<Hypothesis> hypotheses() {
        Arbitrary<String> labels = names().filter(label -> !label.isBlank());
        Arbitrary<Scope> scopes =
                Arbitraries.oneOf(
                        Arbitraries.just(new Scope.Whole()),
                        labels.map(Scope.OfSource::new),
                        Combinators.combine(labels, labels).as(Scope.OfSegment::new));
        Arbitrary<Double> effects =
                Arbitraries.integers().between(1, 10_000).map(steps -> steps / 10_000.0);
        return Combinators.combine(labels, labels, assets(), scopes, effects, windows(), instants())
                .flatAs(
                        (id, title, asset, scope, effect, before, at) ->
                                Combinators.combine(
                                                Arbitraries.of(Metric.class),
                                                Arbitraries.of(Direction.class),
                                                Arbitraries.integers().between(0, 40),
                                                Arbitraries.integers().between(10, 1000),
                                                strings())
                                        .as(
                                                (metric, direction, gap, authors, by) ->
                                                        new Hypothesis(
                                                                id,
                                                                title,
                                                                asset,
                                                                scope,
                                                                metric,
                                                                direction,
                                                                effect,
                                                                before,
                                                                new Window(
                                                                        before.to().plusDays(gap),
                                                                        before.to()
                                                                                .plusDays(
                                                                                        gap + 28)),
                                                                authors,
                                                                by,
                                                                notLongBefore(before, at))));
    }

    private static Instant notLongBefore(Window window, Instant at) {
        return at.isBefore(window.begin()) ? window.begin() : at;
    }

    private static Arbitrary<Window> windows() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 80_000),
                        Arbitraries.integers().between(2, 52))
                .as(
                        (day, weeks) -> {
                            LocalDate from = LocalDate.ofEpochDay(day);
                            return new Window(from, from.plusWeeks(weeks));
                        });
    }

    static Arbitrary<MonitorSettings> settings() {
        Arbitrary<DetectorSettings> detectors =
                Combinators.combine(
                                Arbitraries.doubles().between(0.01, 1000),
                                Arbitraries.doubles().between(0.005, 0.25).ofScale(4),
                                Arbitraries.integers().between(1, 48),
                                Arbitraries.integers().between(7, 90),
                                Arbitraries.doubles().between(24, 100_000),
                                Arbitraries.of("Z", "UTC", "Europe/Paris", "+05:30")
                                        .map(ZoneId::of))
                        .as(DetectorSettings::new);
        Arbitrary<Duration> durations =
                Arbitraries.longs().between(0, 7 * 86_400_000L).map(Duration::ofMillis);
        return Combinators.combine(detectors, durations, durations, sets())
                .as(MonitorSettings::new);
    }

    static Arbitrary<Asset> assets() {
        return Arbitraries.of(Asset.class);
    }

    static Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(0, Timestamps.LATEST.getEpochSecond() - 1)
                .flatMap(
                        second ->
                                Arbitraries.of(0, 500_000_000, 123_000_000, 999_999_999)
                                        .map(nano -> Instant.ofEpochSecond(second, nano)));
    }

    static Arbitrary<SortedSet<String>> sets() {
        return names().set().ofMaxSize(4).map(TreeSet::new);
    }

    static Arbitrary<String> names() {
        return strings().filter(name -> !name.isEmpty());
    }

    /** Any Unicode, with quotes, controls and astral planes, but no lone surrogates. */
    static Arbitrary<String> strings() {
        return Arbitraries.strings().all().ofMaxLength(12).map(StrictJson::wellFormed);
    }
}
