package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.detection.Change.Raised;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Simulated years, in which the promise of one false alarm a year must hold although season, topics
 * and levels are learned and not known. Seeds are fixed; each count leaves room for chance.
 */
class FalseAlarmsTest {

    private static final int YEAR_HOURS = 8766;

    /**
     * A simulated asset.
     *
     * @param votesPerHour mean
     * @param topicSd of the topics' push, whose hourly correlation is .8
     * @param wander sd of the level's step from one day to the next
     * @param isTwoPoint whether votes are one or five stars
     */
    record World(double votesPerHour, double topicSd, double wander, boolean isTwoPoint) {}

    @Test
    void aBusyAssetWithRhythmAndTopicsIsAlmostNeverFalselyAlarmed() {
        assertThat(raised(new World(8, .03, 0, false), 10, 0)).isLessThanOrEqualTo(7);
    }

    @Test
    void aWanderingLevelKeepsThePromise() {
        assertThat(raised(new World(2, .02, .001, true), 20, 0)).isLessThanOrEqualTo(20);
    }

    @Test
    void threeVotesAWeekKeepThePromise() {
        assertThat(raised(new World(3 / 168.0, .02, .001, true), 60, 0)).isLessThanOrEqualTo(45);
    }

    /** The years above are not quiet because nothing is ever heard. */
    @Test
    void aLastingDropInSuchAYearIsFound() {
        assertThat(raised(new World(8, .03, 0, false), 4, .1)).isGreaterThanOrEqualTo(4);
        assertThat(raised(new World(3 / 168.0, .02, .001, true), 4, .6)).isGreaterThanOrEqualTo(3);
    }

    /** Alerts, re-opened ones not counted; in the last third of each year the level drops. */
    private static int raised(World world, int years, double drop) {
        int raised = 0;
        for (int year = 0; year < years; year++) {
            raised += oneYear(world, year, drop);
        }
        return raised;
    }

    private static int oneYear(World world, long seed, double drop) {
        SplittableRandom random = new SplittableRandom(seed);
        DropDetector detector = new DropDetector(DetectorSettings.defaults());
        List<Change> changes = new ArrayList<>();
        double topic = 0;
        double level = .7;
        long begin = Hours.of(Crowd.BEGIN);
        for (int hour = 0; hour < YEAR_HOURS; hour++) {
            topic = .8 * topic + .6 * world.topicSd() * random.nextGaussian();
            level += hour % 24 == 0 ? world.wander() * random.nextGaussian() : 0;
            double rhythm = .04 * StrictMath.sin(2 * Math.PI * (hour % 24) / 24);
            double fallen = hour > YEAR_HOURS * 2 / 3 ? drop : 0;
            double mood = Math.clamp(level + topic + rhythm - fallen, .02, .98);
            int votes = poisson(world.votesPerHour(), random);
            for (int vote = 0; vote < votes; vote++) {
                changes.addAll(
                        detector.vote(
                                Hours.start(begin + hour).plusSeconds(vote * 3600L / votes),
                                vote(mood, world.isTwoPoint(), random)));
            }
        }
        return (int)
                changes.stream()
                        .filter(it -> it instanceof Raised raised && !raised.isSameEpisode())
                        .count();
    }

    private static double vote(double mood, boolean isTwoPoint, SplittableRandom random) {
        if (isTwoPoint) {
            return random.nextDouble() < mood ? 1 : 0;
        }
        return Math.clamp(mood + .28 * random.nextGaussian(), 0, 1);
    }

    /** After Knuth: counts uniform numbers until their product is small. */
    private static int poisson(double mean, SplittableRandom random) {
        double limit = StrictMath.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
