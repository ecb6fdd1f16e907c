package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class ExcursionTest {

    @Test
    void theHighestExcursionSaysWhereItBegan() {
        Excursion excursion = new Excursion(2);
        excursion.add(1, new double[] {-1, 1});
        excursion.add(2, new double[] {3, .5});

        assertThat(excursion.height()).isEqualTo(3);
        assertThat(excursion.start()).isEqualTo(2);
    }

    /** The height is the greatest sum of steps that end now. */
    @Property
    void theHeightIsTheBestSumOfTheLastSteps(
            @ForAll @NotEmpty List<@DoubleRange(min = -1, max = 1) Double> steps) {
        Excursion excursion = new Excursion(1);
        for (int hour = 0; hour < steps.size(); hour++) {
            excursion.add(hour, new double[] {steps.get(hour)});
        }

        double best = 0;
        double sum = 0;
        for (int hour = steps.size() - 1; hour >= 0; hour--) {
            sum += steps.get(hour);
            best = Math.max(best, sum);
        }
        assertThat(excursion.height()).isCloseTo(best, within(1e-9));
    }
}
