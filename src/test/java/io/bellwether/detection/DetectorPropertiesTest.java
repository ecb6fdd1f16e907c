package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.detection.Change.Cleared;
import io.bellwether.detection.Change.Raised;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

class DetectorPropertiesTest {

    private static final DetectorSettings SETTINGS =
            new DetectorSettings(1, .02, 3, 14, 500, ZoneId.of("Europe/Berlin"));

    /**
     * A stretch of time in the life of an asset.
     *
     * @param mood mean of the votes
     * @param votesPerDay 0 for silence
     */
    record Stretch(double mood, double votesPerDay, int days) {}

    /** A life: an ordinary month first, so that there is a baseline to fall from. */
    record Life(long seed, double votesPerDay, List<Stretch> stretches) {}

    record Vote(Instant at, double level) {}

    @Provide
    Arbitrary<Life> lives() {
        Arbitrary<Double> pace = Arbitraries.of(1.0, 6.0, 40.0, 200.0);
        Arbitrary<Stretch> stretch =
                Combinators.combine(
                                Arbitraries.of(.2, .4, .55, .6, .65),
                                Arbitraries.of(0.0, .3, 1.0, 5.0),
                                Arbitraries.integers().between(1, 30))
                        .as(Stretch::new);
        return Combinators.combine(
                        Arbitraries.longs(), pace, stretch.list().ofMinSize(1).ofMaxSize(5))
                .as(Life::new);
    }

    @Property(tries = 100)
    void aSnapshotBetweenAnyTwoVotesChangesNothing(
            @ForAll("lives") Life life, @ForAll @DoubleRange(min = 0, max = 1) double where) {
        List<Vote> votes = votes(life);
        int cut = (int) (where * votes.size());
        DropDetector whole = new DropDetector(SETTINGS);
        DropDetector first = new DropDetector(SETTINGS);
        List<Change> expected = new ArrayList<>();
        List<Change> seen = new ArrayList<>();

        votes.forEach(vote -> expected.addAll(whole.vote(vote.at(), vote.level())));
        votes.subList(0, cut).forEach(vote -> seen.addAll(first.vote(vote.at(), vote.level())));
        DropDetector second = restarted(first);
        votes.subList(cut, votes.size())
                .forEach(vote -> seen.addAll(second.vote(vote.at(), vote.level())));

        assertThat(seen).isEqualTo(expected);
        assertThat(bytes(second)).isEqualTo(bytes(whole));
    }

    @Property(tries = 300)
    void raisedAndClearedAlternateAndSomethingIsRaised(@ForAll("lives") Life life) {
        List<Change> changes = changes(life);

        boolean isOpen = false;
        for (Change change : changes) {
            if (change instanceof Raised raised) {
                assertThat(isOpen).isFalse();
                assertThat(raised.size()).isPositive();
                assertThat(raised.onset()).isBeforeOrEqualTo(raised.at());
                isOpen = true;
            } else if (change instanceof Cleared) {
                assertThat(isOpen).isTrue();
                isOpen = false;
            }
        }
        boolean raised = changes.stream().anyMatch(Raised.class::isInstance);
        boolean cleared = changes.stream().anyMatch(Cleared.class::isInstance);
        Statistics.label("raised").collect(raised);
        Statistics.label("cleared").collect(cleared);
        Statistics.label("raised").coverage(it -> it.check(true).percentage(p -> p > 20));
        Statistics.label("cleared").coverage(it -> it.check(true).percentage(p -> p > 5));
    }

    @Property(tries = 100)
    void changesComeInTheOrderOfTheirTime(@ForAll("lives") Life life) {
        List<Instant> times = changes(life).stream().map(Change::at).toList();

        assertThat(times).isSorted();
    }

    /** Alerts hold learning back too, so this asset is very patient: it has excursions instead. */
    @Property(tries = 300)
    void learningIsNeverBlockedForMoreThanThreeWeeks(@ForAll("lives") Life life) {
        DropDetector detector =
                new DropDetector(new DetectorSettings(1000, .02, 3, 14, 500, ZoneOffset.UTC));
        List<Vote> votes = votes(life);
        int old = 0;
        boolean wasLate = false;
        for (Vote vote : votes) {
            boolean raised =
                    detector.vote(vote.at(), vote.level()).stream()
                            .anyMatch(Raised.class::isInstance);
            if (raised) {
                break;
            }
            while (votes.get(old + 1).at().isBefore(vote.at().minus(Duration.ofDays(22)))) {
                old++;
            }
            if (old > 0 && detector.learnedUntil().isPresent()) {
                Instant until = detector.learnedUntil().get();
                assertThat(until).isAfterOrEqualTo(votes.get(old).at());
                wasLate |= until.isBefore(vote.at().minus(Duration.ofDays(10)));
            }
        }
        Statistics.label("late").collect(wasLate);
        Statistics.label("late").coverage(it -> it.check(true).percentage(p -> p > 5));
    }

    @Property(tries = 60)
    void silenceNeitherRaisesNorClears(
            @ForAll("lives") Life life, @ForAll @IntRange(min = 1, max = 2000) int days) {
        DropDetector detector = new DropDetector(SETTINGS);
        Instant end = Crowd.BEGIN;
        for (Vote vote : votes(life)) {
            detector.vote(vote.at(), vote.level());
            end = vote.at();
        }
        detector.advanceTo(end.plusSeconds(3600));

        assertThat(detector.advanceTo(end.plus(Duration.ofDays(days))))
                .noneMatch(change -> change instanceof Raised || change instanceof Cleared);
    }

    @Property(tries = 60)
    void closingHoursOneByOneOrManyAtOnceIsTheSame(@ForAll("lives") Life life) {
        DropDetector atOnce = new DropDetector(SETTINGS);
        DropDetector oneByOne = new DropDetector(SETTINGS);
        List<Change> expected = new ArrayList<>();
        List<Change> seen = new ArrayList<>();
        Instant clock = Crowd.BEGIN;
        for (Vote vote : votes(life)) {
            while (!clock.isAfter(vote.at())) {
                seen.addAll(oneByOne.advanceTo(clock));
                clock = clock.plusSeconds(1800);
            }
            seen.addAll(oneByOne.vote(vote.at(), vote.level()));
            expected.addAll(atOnce.vote(vote.at(), vote.level()));
        }

        assertThat(seen).isEqualTo(expected);
        assertThat(bytes(oneByOne)).isEqualTo(bytes(atOnce));
    }

    @Property(tries = 100)
    void constantVotesNeverRaise(
            @ForAll @DoubleRange(min = 0, max = 1) double level,
            @ForAll @DoubleRange(min = .01, max = .25) double smallestDrop,
            @ForAll @IntRange(min = 1, max = 400) int votesPerWeek) {
        DropDetector detector =
                new DropDetector(
                        new DetectorSettings(.1, smallestDrop, 3, 14, 500, SETTINGS.zone()));
        List<Change> changes = new ArrayList<>();
        for (int vote = 0; vote < votesPerWeek * 26; vote++) {
            Instant at = Crowd.BEGIN.plusSeconds(vote * 604_800L / votesPerWeek);
            changes.addAll(detector.vote(at, level));
        }

        assertThat(changes).noneMatch(Raised.class::isInstance);
    }

    private static List<Change> changes(Life life) {
        DropDetector detector = new DropDetector(SETTINGS);
        List<Change> changes = new ArrayList<>();
        votes(life).forEach(vote -> changes.addAll(detector.vote(vote.at(), vote.level())));
        return changes;
    }

    private static List<Vote> votes(Life life) {
        SplittableRandom random = new SplittableRandom(life.seed());
        List<Vote> votes = new ArrayList<>();
        List<Stretch> stretches = new ArrayList<>();
        stretches.add(new Stretch(.6, 1, 35));
        stretches.addAll(life.stretches());
        Instant begin = Crowd.BEGIN;
        for (Stretch stretch : stretches) {
            double perDay = life.votesPerDay() * stretch.votesPerDay();
            int count = (int) Math.round(perDay * stretch.days());
            for (int vote = 0; vote < count; vote++) {
                Duration after =
                        Duration.ofDays(stretch.days()).multipliedBy(vote).dividedBy(count);
                double level = stretch.mood() + .25 * random.nextGaussian();
                votes.add(new Vote(begin.plus(after), Math.clamp(level, 0, 1)));
            }
            begin = begin.plus(Duration.ofDays(stretch.days()));
        }
        return votes;
    }

    private static DropDetector restarted(DropDetector detector) {
        return DropDetector.restore(SETTINGS, new StateReader(bytes(detector)));
    }

    private static byte[] bytes(DropDetector detector) {
        StateWriter state = new StateWriter();
        detector.writeTo(state);
        return state.toByteArray();
    }
}
