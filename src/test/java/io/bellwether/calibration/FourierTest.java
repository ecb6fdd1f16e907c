package io.bellwether.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FourierTest {

    @Test
    void agreesWithTheSumThatDefinesIt() {
        Random random = new Random(1);
        double[] real = random.doubles(16).toArray();
        double[] imaginary = random.doubles(16).toArray();
        double[] expected = slowly(real, imaginary, 5);
        Fourier.transform(real, imaginary);
        assertThat(real[5]).isEqualTo(expected[0], within(1e-12));
        assertThat(imaginary[5]).isEqualTo(expected[1], within(1e-12));
    }

    @Test
    void lengthIsTheNextPowerOfTwo() {
        assertThat(Fourier.length(2)).isEqualTo(2);
        assertThat(Fourier.length(3)).isEqualTo(4);
        assertThat(Fourier.length(1024)).isEqualTo(1024);
        assertThat(Fourier.length(1025)).isEqualTo(2048);
    }

    private static double[] slowly(double[] real, double[] imaginary, int k) {
        double re = 0;
        double im = 0;
        for (int j = 0; j < real.length; j++) {
            double angle = -2 * Math.PI * j * k / real.length;
            re += real[j] * Math.cos(angle) - imaginary[j] * Math.sin(angle);
            im += real[j] * Math.sin(angle) + imaginary[j] * Math.cos(angle);
        }
        return new double[] {re, im};
    }
}
