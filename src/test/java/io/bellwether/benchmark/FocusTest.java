package io.bellwether.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FocusTest {

    private static final int LENGTH = 400;

    @ParameterizedTest
    @ValueSource(doubles = {-.5, 0, .1, 1})
    void pruningLosesNothing(double mean) {
        Chance chance = Chance.of(11, "focus " + mean);
        Focus focus = new Focus();
        double[] numbers = new double[LENGTH];
        for (int n = 0; n < LENGTH; n++) {
            numbers[n] = mean + chance.bell();
            assertThat(focus.add(numbers[n])).isCloseTo(bruteForce(numbers, n), within(1e-9));
        }
    }

    /** Every onset, one by one. */
    private static double bruteForce(double[] numbers, int last) {
        double most = 0;
        double sum = 0;
        for (int onset = last; onset >= 0; onset--) {
            sum += numbers[onset];
            if (sum > 0) {
                most = Math.max(most, sum * sum / (2.0 * (last - onset + 1)));
            }
        }
        return most;
    }
}
