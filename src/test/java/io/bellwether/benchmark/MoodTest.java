package io.bellwether.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class MoodTest {

    private static final int HOURS = 100_000;

    @Test
    void topicsPushEachHourAndLastForHours() {
        double[] push = course(World.ideal().withTopics(), mood -> mood.mean() - mood.expected());
        assertThat(Math.sqrt(product(push, 0))).isCloseTo(.03, within(.001));
        assertThat(product(push, 1) / product(push, 0)).isCloseTo(.8, within(.02));
        assertThat(product(push, 4) / product(push, 0)).isCloseTo(.41, within(.04));
    }

    @Test
    void anIdealLevelNeverChanges() {
        assertThat(course(World.ideal(), Mood::mean)).containsOnly(.62);
    }

    @Test
    void topicsAreNoPartOfWhatIsExpected() {
        assertThat(course(World.ideal().withTopics(), Mood::expected)).containsOnly(.62);
    }

    @Test
    void aWanderingLevelStaysWithinItsBounds() {
        double[] levels = course(World.ideal().withWander(.05), Mood::expected);
        assertThat(Arrays.stream(levels).min().orElseThrow()).isBetween(.3, .31);
        assertThat(Arrays.stream(levels).max().orElseThrow()).isBetween(.89, .9);
    }

    @Test
    void aWanderingLevelMovesByTheRootOfTheTime() {
        double[] levels = course(World.ideal().withWander(.003), Mood::expected);
        double squares = 0;
        for (int day = 1; day < HOURS / 24; day++) {
            double step = levels[day * 24] - levels[(day - 1) * 24];
            squares += step * step;
        }
        assertThat(Math.sqrt(squares / (HOURS / 24.0))).isCloseTo(.003, within(.0002));
    }

    @Test
    void driftIsASlowSine() {
        double[] levels = course(World.ideal().withDrift(.03), Mood::expected);
        assertThat(levels[45 * 24]).isCloseTo(.65, within(.001));
        assertThat(levels[135 * 24]).isCloseTo(.59, within(.001));
    }

    @Test
    void burstsAreDeepAndShort() {
        double[] levels = course(World.ideal().withBursts(), Mood::mean);
        long low = Arrays.stream(levels).filter(level -> level < .5).count();
        // 26 a year, 3 hours each.
        assertThat(low / (HOURS / 8760.0)).isBetween(55.0, 105.0);
        assertThat(Arrays.stream(levels))
                .allMatch(level -> level == .62 || Math.abs(level - .32) < 1e-9);
    }

    @Test
    void weekendsAreHappier() {
        double[] levels = course(World.ideal().withSeason(), Mood::expected);
        // The stream begins on a Monday.
        assertThat(levels[5 * 24] - levels[4 * 24]).isCloseTo(.02, within(1e-9));
        assertThat(levels[7 * 24]).isCloseTo(levels[0], within(1e-9));
    }

    @Test
    void oneIngredientLeavesTheOthersAsTheyWere() {
        World world = World.ideal().withSeason().withWander(.003);
        assertThat(course(world.withTopics(), Mood::expected))
                .isEqualTo(course(world, Mood::expected));
    }

    private static double[] course(World world, ToDoubleFunction<Mood> observed) {
        Mood mood = new Mood(world, Crisis.NONE, 5);
        double[] values = new double[HOURS];
        for (int age = 0; age < HOURS; age++) {
            mood.next(age, Simulator.FIRST_HOUR + age);
            values[age] = observed.applyAsDouble(mood);
        }
        return values;
    }

    private static double product(double[] values, int lag) {
        double sum = 0;
        for (int i = lag; i < values.length; i++) {
            sum += values[i] * values[i - lag];
        }
        return sum / values.length;
    }
}
