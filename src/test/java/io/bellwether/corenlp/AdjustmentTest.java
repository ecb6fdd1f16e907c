package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.corenlp.Adjustment.Column;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AdjustmentTest {

    private static final Adjustment SOME =
            new Adjustment(
                    new Column(7000, 2000, 1000),
                    new Column(2000, 6000, 2000),
                    new Column(500, 2500, 7000));

    @Test
    void aModelWithoutErrorLeavesEverythingAsItIs() {
        Adjustment none =
                new Adjustment(
                        new Column(10_000, 0, 0),
                        new Column(0, 10_000, 0),
                        new Column(0, 0, 10_000));
        assertThat(none.shares(new double[] {.2, .3, .5})).containsExactly(.2, .3, .5);
        assertThat(none.weights()).containsExactly(0, .5, 1);
    }

    @Test
    void theMeanOfAClassIsThatClassAlone() {
        assertThat(SOME.shares(new double[] {.7, .2, .1}))
                .containsExactly(new double[] {1, 0, 0}, within(1e-12));
        assertThat(SOME.shares(new double[] {.05, .25, .7}))
                .containsExactly(new double[] {0, 0, 1}, within(1e-12));
    }

    @Property
    void sharesAreFoundAgainWhateverTheMix(
            @ForAll @DoubleRange(max = 1) double a, @ForAll @DoubleRange(max = 1) double b) {
        double negative = Math.min(a, b);
        double neutral = Math.max(a, b) - negative;
        double positive = 1 - negative - neutral;
        double[] means = {
            .7 * negative + .2 * neutral + .05 * positive,
            .2 * negative + .6 * neutral + .25 * positive,
            .1 * negative + .2 * neutral + .7 * positive
        };
        assertThat(SOME.shares(means))
                .containsExactly(new double[] {negative, neutral, positive}, within(1e-12));
        assertThat(new AdjustedLevel(SOME).uncut(means))
                .isCloseTo(neutral / 2 + positive, within(1e-12));
    }

    @Property
    void aDefinedAdjustmentHasFiniteWeights(
            @ForAll @IntRange(max = 10_000) int a,
            @ForAll @IntRange(max = 10_000) int b,
            @ForAll @IntRange(max = 10_000) int c) {
        Column negative = new Column(a, 10_000 - a, 0);
        Column neutral = new Column(0, b, 10_000 - b);
        Column positive = new Column(10_000 - c, 0, c);
        if (Adjustment.isDefined(negative, neutral, positive)) {
            for (double weight : new Adjustment(negative, neutral, positive).weights()) {
                assertThat(weight).isBetween(-200.0, 200.0);
            }
        }
    }

    @Test
    void levelsAreCutOffAtTheEndsOfTheScale() {
        AdjustedLevel level = new AdjustedLevel(SOME);
        assertThat(level.uncut(new double[] {1, 0, 0})).isNegative();
        assertThat(level.of(new double[] {1, 0, 0})).isZero();
        assertThat(level.of(new double[] {0, 0, 1})).isEqualTo(1);
    }

    @Test
    void columnsAreProbabilities() {
        assertThatThrownBy(() -> new Column(5000, 4000, 999))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("do not add up to 1");
        assertThatThrownBy(() -> new Column(-1, 5001, 5000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("below 0");
        assertThat(Column.of(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}))
                .isEqualTo(new Column(3333, 3334, 3333));
        assertThat(Column.of(new double[] {.00005001, 0, .99994999}))
                .isEqualTo(new Column(1, 0, 9999));
    }

    @Test
    void classesThatAreHardlyToldApartAreRefused() {
        Column same = new Column(4000, 3000, 3000);
        assertThat(Adjustment.isDefined(same, same, same)).isFalse();
        assertThatThrownBy(() -> new Adjustment(same, same, same))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hardly told apart");
        // Taken for each other: the determinant is -1.
        assertThat(
                        Adjustment.isDefined(
                                new Column(0, 0, 10_000),
                                new Column(0, 10_000, 0),
                                new Column(10_000, 0, 0)))
                .isFalse();
    }
}
