package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.detection.Change.Cleared;
import io.bellwether.detection.Change.Raised;
import io.bellwether.detection.Change.Revised;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RescoringTest {

    private static final int DAY = 24;

    /** People whose texts are scored by one scorer, and later by another that lies elsewhere. */
    private static final class Office {
        private final SplittableRandom random;
        private final List<Vote> said = new ArrayList<>();
        private final List<Change> changes = new ArrayList<>();
        private AssetDetector detector = new AssetDetector(DetectorSettings.defaults());
        private double shift;
        private long hour = Hours.of(Crowd.BEGIN);

        Office(long seed) {
            random = new SplittableRandom(seed);
        }

        /** Six votes an hour around {@code mood}, as the present scorer has them. */
        Office feel(double mood, int hours) {
            for (int i = 0; i < hours; i++, hour++) {
                for (int minute = 0; minute < 60; minute += 10) {
                    Instant at = Hours.start(hour).plusSeconds(minute * 60L);
                    double truth = Math.clamp(mood + .2 * random.nextGaussian(), .1, .9);
                    said.add(Vote.ofText(at, truth));
                    changes.addAll(detector.vote(Vote.ofText(at, truth + shift)));
                }
            }
            return this;
        }

        /** Another scorer, which says so and scores the last {@code days} again. */
        Office rescore(double by, int days) {
            shift = by;
            Rescoring scores = new Rescoring();
            Instant from = now().minus(Duration.ofDays(days));
            for (Vote vote : said) {
                if (!vote.eventTime().isBefore(from)) {
                    scores.add(vote.eventTime(), vote.text().orElseThrow() + by);
                }
            }
            changes.addAll(detector.rescore(copy(scores), now()));
            return this;
        }

        /** Another scorer, which was not announced. */
        Office change(double by) {
            shift = by;
            changes.addAll(detector.scorerChanged(now()));
            return this;
        }

        Office restart() {
            StateWriter state = new StateWriter();
            detector.writeTo(state);
            detector =
                    AssetDetector.restore(
                            DetectorSettings.defaults(), new StateReader(state.toByteArray()));
            return this;
        }

        Instant now() {
            return Hours.start(hour);
        }

        double level() {
            return detector.model(Signal.TEXT).orElseThrow().level();
        }

        <C extends Change> List<C> all(Class<C> kind) {
            return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }

    private static Rescoring copy(Rescoring scores) {
        StateWriter state = new StateWriter();
        scores.writeTo(state);
        return Rescoring.restore(new StateReader(state.toByteArray()));
    }

    @Test
    void plannedSwitchRaisesNothingAndTheLevelFollowsAtOnce() {
        Office office = new Office(1).feel(.6, 80 * DAY).rescore(-.08, 56);
        assertThat(office.level()).isCloseTo(.52, within(.02));
        office.feel(.6, 60 * DAY);
        assertThat(office.all(Raised.class)).isEmpty();
        assertThat(office.level()).isCloseTo(.52, within(.02));
    }

    @Test
    void switchThatIsNotAnnouncedRaisesNothingAndIsLearned() {
        for (double by : new double[] {-.08, .08}) {
            Office office = new Office(2).feel(.6, 80 * DAY).change(by).feel(.6, 8 * DAY);
            assertThat(office.level()).isCloseTo(.6 + by, within(.04));
            office.feel(.6, 40 * DAY);
            assertThat(office.all(Raised.class)).isEmpty();
        }
    }

    /** The same switch without a word is an alert, or the test above would prove nothing. */
    @Test
    void switchThatNobodyNoticesIsADrop() {
        Office office = new Office(2).feel(.6, 80 * DAY);
        office.shift = -.08;
        office.feel(.6, 8 * DAY);
        assertThat(office.all(Raised.class)).isNotEmpty();
    }

    @Test
    void crisisAWeekAfterEitherSwitchIsFound() {
        for (boolean isPlanned : new boolean[] {true, false}) {
            Office office = new Office(3).feel(.6, 80 * DAY);
            Office after = isPlanned ? office.rescore(-.08, 56) : office.change(-.08);
            Instant onset = after.feel(.6, 7 * DAY).now();
            office.feel(.3, 3 * DAY);
            assertThat(office.all(Raised.class)).hasSize(1);
            Raised raised = office.all(Raised.class).getFirst();
            assertThat(raised.at()).isBetween(onset, onset.plus(Duration.ofDays(1)));
            assertThat(raised.onset())
                    .isBetween(onset.minus(Duration.ofHours(4)), onset.plus(Duration.ofHours(4)));
            assertThat(raised.size()).isCloseTo(.3, within(.06));
        }
    }

    @Test
    void openAlertStaysOpenOverEitherSwitchAndIsClearedWhenItIsOver() {
        for (boolean isPlanned : new boolean[] {true, false}) {
            for (double by : new double[] {-.08, .08}) {
                Office office = new Office(4).feel(.6, 80 * DAY).feel(.35, 5 * DAY);
                Office after = isPlanned ? office.rescore(by, 56) : office.change(by);
                after.feel(.35, 10 * DAY);
                assertThat(office.all(Raised.class)).hasSize(1);
                assertThat(office.all(Cleared.class)).isEmpty();
                assertThat(office.detector.phase()).isEqualTo(Phase.ALERT);
                office.feel(.6, 10 * DAY);
                assertThat(office.all(Cleared.class)).hasSize(1);
                assertThat(office.all(Raised.class)).hasSize(1);
            }
        }
    }

    @Test
    void figuresOfAnOpenAlertAreThoseOfTheNewScorer() {
        Office office = new Office(5).feel(.6, 80 * DAY).feel(.35, 5 * DAY).rescore(.08, 56);
        Revised last = office.all(Revised.class).getLast();
        assertThat(last.at()).isEqualTo(office.now());
        assertThat(last.size()).isCloseTo(.25, within(.04));
        assertThat(last.level()).isCloseTo(.43, within(.03));
        assertThat(last.baseline()).isCloseTo(.68, within(.03));
        assertThat(last.onset())
                .isBetween(
                        Crowd.BEGIN.plus(Duration.ofDays(80)).minus(Duration.ofHours(6)),
                        Crowd.BEGIN.plus(Duration.ofDays(80)).plus(Duration.ofHours(6)));
    }

    @Test
    void whatWasNotScoredAgainIsMoved() {
        Office office = new Office(6).feel(.6, 80 * DAY).rescore(-.1, 20).feel(.6, 30 * DAY);
        assertThat(office.all(Raised.class)).isEmpty();
        assertThat(office.level()).isCloseTo(.5, within(.02));
    }

    @Test
    void switchWhileLearningIsLearned() {
        for (boolean isPlanned : new boolean[] {true, false}) {
            Office office = new Office(7).feel(.6, 10 * DAY);
            Office after = isPlanned ? office.rescore(-.08, 56) : office.change(-.08);
            after.feel(.6, 40 * DAY);
            assertThat(office.all(Raised.class)).isEmpty();
            assertThat(office.level()).isCloseTo(.52, within(.02));
        }
    }

    @Property(tries = 12)
    void snapshotAroundASwitchChangesNothing(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @IntRange(min = 1, max = 6) int days,
            @ForAll @DoubleRange(min = -.09, max = .09) double by,
            @ForAll boolean isPlanned) {
        Office straight = new Office(seed);
        Office restarted = new Office(seed);
        for (Office office : List.of(straight, restarted)) {
            boolean restarts = office == restarted;
            office.feel(.6, 30 * DAY).feel(.3, days * DAY);
            Office before = restarts ? office.restart() : office;
            Office after = isPlanned ? before.rescore(by, 28) : before.change(by);
            (restarts ? after.restart() : after).feel(.3, 2 * DAY);
            (restarts ? office.restart() : office).feel(.6, 9 * DAY);
        }
        assertThat(restarted.changes).isEqualTo(straight.changes);
        assertThat(straight.all(Raised.class)).isNotEmpty();
        assertThat(straight.all(Cleared.class)).isNotEmpty();
    }
}
