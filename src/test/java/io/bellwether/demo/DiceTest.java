package io.bellwether.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiceTest {

    private static final int THROWS = 20_000;

    @ParameterizedTest
    @ValueSource(doubles = {.05, 1.2, 8, 130})
    void poissonCountsHaveTheirMeanAsMeanAndVariance(double mean) {
        Dice dice = Dice.of(1, "poisson");
        int[] counts = IntStream.range(0, THROWS).map(i -> dice.poisson(mean)).toArray();
        double average = IntStream.of(counts).average().orElseThrow();
        double variance =
                IntStream.of(counts)
                        .mapToDouble(count -> (count - average) * (count - average))
                        .average()
                        .orElseThrow();

        assertThat(average).isCloseTo(mean, within(5 * StrictMath.sqrt(mean / THROWS)));
        assertThat(variance).isCloseTo(mean, within(.1 * mean));
    }

    @Test
    void nothingComesOfAMeanOfZero() {
        assertThat(Dice.of(1, "poisson").poisson(0)).isZero();
    }

    @Test
    void theBellHasMeanZeroAndUnitVariance() {
        Dice dice = Dice.of(1, "bell");
        double[] values = IntStream.range(0, THROWS).mapToDouble(i -> dice.bell()).toArray();

        assertThat(IntStream.range(0, THROWS).mapToDouble(i -> values[i]).average().orElseThrow())
                .isCloseTo(0, within(.04));
        assertThat(
                        IntStream.range(0, THROWS)
                                .mapToDouble(i -> values[i] * values[i])
                                .average()
                                .orElseThrow())
                .isCloseTo(1, within(.05));
    }

    @Test
    void namesOfOneSeedAreIndependent() {
        assertThat(Dice.of(1, "a").unit()).isNotEqualTo(Dice.of(1, "b").unit());
    }

    /** Pins the generator: another Java version may not give another history. */
    @Test
    void aSeedAndANameGiveTheSameNumbersForGood() {
        assertThat(IntStream.generate(iteratorOf("users/0")).limit(5))
                .containsExactly(727, 665, 407, 486, 818);
    }

    private static IntSupplier iteratorOf(String name) {
        Dice dice = Dice.of(1, name);
        return () -> dice.below(1000);
    }
}
