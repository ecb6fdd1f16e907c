package io.bellwether.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An hour of load with a fault each minute: see {@link SoakPlan} for what can be chosen. */
@Tag("soak")
class SoakTest {

    @Test
    void nothingIsLostDoubledOrLeaked() throws Exception {
        assumeTrue(Sampler.isPossible(), "sampling needs /proc and jcmd");
        SoakPlan plan = SoakPlan.ofProperties();
        Soak.tell(plan.toString());
        try (Soak soak = new Soak(plan)) {
            try {
                soak.begin();
                hurt(soak, plan);
                soak.settle();
            } finally {
                soak.report();
            }
            if (plan.showsLeaks()) {
                assertThat(soak.growth()).isEmpty();
            }
        }
    }

    /** All faults in one order, then in another one, and so on; the last minute is quiet. */
    private static void hurt(Soak soak, SoakPlan plan) {
        Random random = new Random(plan.seed());
        List<SoakFault> order = new ArrayList<>();
        Duration last = plan.lasts().minus(plan.faultEvery());
        for (long turn = 1; soak.passed().compareTo(last) < 0; turn++) {
            if (order.isEmpty()) {
                order.addAll(plan.faults());
                Collections.shuffle(order, random);
            }
            soak.sample();
            SoakFault fault = order.remove(0);
            Soak.tell(turn + ". " + fault);
            Duration before = soak.passed();
            fault.happen(soak);
            Duration left = plan.faultEvery().minus(soak.passed().minus(before));
            soak.pass(left.isNegative() ? Duration.ZERO : left);
        }
        soak.sample();
    }
}
