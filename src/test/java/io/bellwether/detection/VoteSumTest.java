package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

class VoteSumTest {

    @Property
    void votesOneByOneGiveTheSumsOfTwoPasses(
            @ForAll @NotEmpty @Size(max = 50) List<@DoubleRange(min = 0, max = 1) Double> levels) {
        VoteSum sum = new VoteSum();
        levels.forEach(sum::add);

        double mean = levels.stream().mapToDouble(d -> d).sum() / levels.size();
        double squares = levels.stream().mapToDouble(d -> (d - mean) * (d - mean)).sum();
        double cubes = levels.stream().mapToDouble(d -> (d - mean) * (d - mean) * (d - mean)).sum();
        assertThat(sum.votes()).isEqualTo(levels.size());
        assertThat(sum.mean()).isCloseTo(mean, within(1e-12));
        assertThat(sum.squares()).isCloseTo(squares, within(1e-11));
        assertThat(sum.cubes()).isCloseTo(cubes, within(1e-11));
    }
}
