package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.detection.Change.Raised;
import io.bellwether.detection.Change.Revised;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CompositionTest {

    private static final int DAY = 24;

    /** People of several strata, each of which has a mood of its own. */
    private static final class Town {
        private final SplittableRandom random;
        private final List<Vote> votes = new ArrayList<>();
        private long hour = Hours.of(Crowd.BEGIN);

        Town(long seed) {
            random = new SplittableRandom(seed);
        }

        /** {@code people} is rounds of stratum, votes an hour, mood. */
        Town say(int hours, Group... people) {
            for (int i = 0; i < hours; i++, hour++) {
                List<Vote> now = new ArrayList<>();
                for (Group group : people) {
                    for (int vote = 0; vote < group.perHour; vote++) {
                        now.add(vote(group));
                    }
                }
                now.sort((one, other) -> one.eventTime().compareTo(other.eventTime()));
                votes.addAll(now);
            }
            return this;
        }

        private Vote vote(Group group) {
            Instant at = Hours.start(hour).plusSeconds(random.nextInt(3600));
            double level = Math.clamp(group.mood + .2 * random.nextGaussian(), 0, 1);
            return new Vote(at, OptionalDouble.of(level), OptionalDouble.empty(), group.name);
        }

        List<Change> heard() {
            return heardBy(new AssetDetector(DetectorSettings.defaults()));
        }

        List<Change> heardBy(AssetDetector detector) {
            List<Change> changes = new ArrayList<>();
            votes.forEach(vote -> changes.addAll(detector.vote(vote)));
            changes.addAll(detector.advanceTo(Hours.start(hour)));
            return changes;
        }
    }

    private record Group(String name, int perHour, double mood) {}

    private static Group known(int perHour, double mood) {
        return new Group("VOTE forum", perHour, mood);
    }

    private static Group newcomers(int perHour, double mood) {
        return new Group("FIRST_VOTE forum", perHour, mood);
    }

    private static Group hostile(int perHour, double mood) {
        return new Group("NAMELESS_VOTE board", perHour, mood);
    }

    @Test
    void newcomersWhoAlwaysRatedLowerAreAMix() {
        List<Change> changes =
                new Town(1)
                        .say(60 * DAY, known(6, .7), newcomers(1, .5))
                        .say(10 * DAY, known(6, .7), newcomers(12, .5))
                        .heard();
        Raised raised = only(changes);
        assertThat(raised.signal()).isEqualTo(Signal.MIX);
        assertThat(raised.severity()).isEqualTo(Severity.WARNING);
        assertThat(raised.size()).isBetween(.06, .16);
        assertThat(raised.mix()).isBetween(.7 * raised.size(), 1.3 * raised.size());
        assertThat(revised(changes))
                .allMatch(it -> it.signal() == Signal.MIX)
                .allMatch(it -> it.severity() == Severity.WARNING);
    }

    @Test
    void dropOfEverybodyIsNoMix() {
        List<Change> changes =
                new Town(2)
                        .say(60 * DAY, known(6, .7), newcomers(2, .5))
                        .say(10 * DAY, known(6, .5), newcomers(2, .3))
                        .heard();
        Raised raised = only(changes);
        assertThat(raised.signal()).isEqualTo(Signal.TEXT);
        assertThat(raised.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(raised.mix()).isBetween(-.03, .03);
    }

    @Test
    void newHostileSourceAloneIsAMix() {
        List<Change> changes =
                new Town(3)
                        .say(60 * DAY, known(8, .7), newcomers(2, .65))
                        .say(10 * DAY, known(8, .7), newcomers(2, .65), hostile(8, .3))
                        .heard();
        Raised raised = only(changes);
        assertThat(raised.signal()).isEqualTo(Signal.MIX);
        assertThat(raised.mix()).isGreaterThan(.7 * raised.size());
        assertThat(revised(changes)).allMatch(it -> it.signal() == Signal.MIX);
    }

    @Test
    void newHostileSourceBesideAWorseningOfTheKnownIsTextAndPartlyMix() {
        List<Change> changes =
                new Town(4)
                        .say(60 * DAY, known(8, .7), newcomers(2, .65))
                        .say(10 * DAY, known(8, .5), newcomers(2, .45), hostile(4, .3))
                        .heard();
        Raised raised = only(changes);
        assertThat(raised.signal()).isEqualTo(Signal.TEXT);
        assertThat(raised.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(raised.mix()).isBetween(.03, raised.size() / 2);
    }

    @Test
    void aMixInWhichThePeopleBeginToSayWorseThingsBecomesText() {
        List<Change> changes =
                new Town(5)
                        .say(60 * DAY, known(8, .7), newcomers(2, .65))
                        .say(5 * DAY, known(8, .7), newcomers(2, .65), hostile(8, .4))
                        .say(10 * DAY, known(8, .5), newcomers(2, .45), hostile(8, .4))
                        .heard();
        assertThat(only(changes).signal()).isEqualTo(Signal.MIX);
        Revised last = revised(changes).getLast();
        assertThat(last.signal()).isEqualTo(Signal.TEXT);
        assertThat(last.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(last.mix()).isBetween(.02, last.size());
    }

    /** Nobody is left who could say that nothing has changed. */
    @Test
    void replacedSourceInACrisisIsNoMix() {
        List<Change> changes =
                new Town(6).say(60 * DAY, known(8, .7)).say(10 * DAY, hostile(8, .4)).heard();
        assertThat(only(changes).signal()).isEqualTo(Signal.TEXT);
        assertThat(only(changes).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void acceptedCompositionIsTheUsualOne() {
        AssetDetector detector = new AssetDetector(DetectorSettings.defaults());
        Town town =
                new Town(7)
                        .say(60 * DAY, known(8, .7), newcomers(2, .65))
                        .say(5 * DAY, known(8, .7), newcomers(2, .65), hostile(8, .3));
        assertThat(only(town.heardBy(detector)).signal()).isEqualTo(Signal.MIX);
        detector.acceptLevel(Hours.start(town.hour));
        Town after = new Town(8);
        after.hour = town.hour;
        after.say(40 * DAY, known(8, .7), newcomers(2, .65), hostile(8, .3))
                .say(5 * DAY, known(8, .5), newcomers(2, .45), hostile(8, .1));
        Raised raised = only(after.heardBy(detector));
        assertThat(raised.signal()).isEqualTo(Signal.TEXT);
        assertThat(raised.mix()).isBetween(-.03, .03);
    }

    @Property(tries = 10)
    void snapshotBetweenAnyTwoVotesChangesNothing(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @IntRange(min = 1, max = 5000) int at) {
        Town town =
                new Town(seed)
                        .say(45 * DAY, known(3, .7), newcomers(1, .5))
                        .say(4 * DAY, known(3, .7), newcomers(1, .5), hostile(5, .2))
                        .say(4 * DAY, known(3, .4), newcomers(1, .2), hostile(5, .2));
        AssetDetector straight = new AssetDetector(DetectorSettings.defaults());
        AssetDetector restored = new AssetDetector(DetectorSettings.defaults());
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < town.votes.size(); i++) {
            if (i % 5000 == at) {
                restored = copy(restored);
            }
            List<Change> said = straight.vote(town.votes.get(i));
            assertThat(restored.vote(town.votes.get(i))).isEqualTo(said);
            changes.addAll(said);
        }
        assertThat(bytes(restored)).isEqualTo(bytes(straight));
        assertThat(changes).anyMatch(it -> it instanceof Raised raised && raised.mix() > .05);
    }

    private static AssetDetector copy(AssetDetector detector) {
        return AssetDetector.restore(DetectorSettings.defaults(), new StateReader(bytes(detector)));
    }

    private static byte[] bytes(AssetDetector detector) {
        StateWriter state = new StateWriter();
        detector.writeTo(state);
        return state.toByteArray();
    }

    private static Raised only(List<Change> changes) {
        List<Raised> raised =
                changes.stream().filter(Raised.class::isInstance).map(Raised.class::cast).toList();
        assertThat(raised).hasSize(1);
        return raised.getFirst();
    }

    private static List<Revised> revised(List<Change> changes) {
        return changes.stream().filter(Revised.class::isInstance).map(Revised.class::cast).toList();
    }
}
