package io.bellwether.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final int FULL_RUN = 20;

    @Test
    void theSameSeedGivesTheSamePlan() {
        assertThat(Plan.of(7)).isEqualTo(Plan.of(7)).isNotEqualTo(Plan.of(8));
    }

    @Test
    void theFullRunHasEveryFaultAndBothProtocols() {
        List<Plan> plans = LongStream.rangeClosed(1, FULL_RUN).mapToObj(Plan::of).toList();
        Set<Fault> faults = new HashSet<>();
        plans.forEach(plan -> plan.faults().forEach(moment -> faults.add(moment.fault())));
        assertThat(faults).containsExactlyInAnyOrderElementsOf(Fault.all());
        assertThat(plans).extracting(Plan::protocol).contains("classic", "consumer");
        assertThat(plans).extracting(Plan::scorers).contains(1, 2, 3);
        assertThat(plans).extracting(Plan::monitors).contains(1, 2);
        assertThat(plans).allMatch(plan -> plan.faults().size() == 4);
    }
}
