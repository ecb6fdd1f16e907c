package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CholeskyTest {

    @Test
    void threeEquationsAreSolved() {
        double[][] matrix = {{4, 0, 0}, {2, 5, 0}, {1, 3, 6}};

        double[] x = Cholesky.solve(matrix, new double[] {11, 21, 25});

        // 4 + 2 * 2 + 3 = 11, 2 + 5 * 2 + 3 * 3 = 21, 1 + 3 * 2 + 6 * 3 = 25
        assertThat(x).containsExactly(new double[] {1, 2, 3}, within(1e-12));
    }
}
