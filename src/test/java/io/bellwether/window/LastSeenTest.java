package io.bellwether.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LastSeenTest {

    private static final int HORIZON = 50;

    @Property(tries = 300)
    void agreesWithAMapAboutEverythingWithinTheHorizon(
            @ForAll @Size(max = 400) List<@IntRange(min = 1, max = 90) Integer> marks) {
        LastSeen table = new LastSeen(HORIZON);
        Map<Integer, Long> reference = new HashMap<>();
        long now = 0;
        for (int mark : marks) {
            now += mark % 3;
            table.put(mark, now);
            reference.put(mark, now);
            if (mark == 7) {
                table = copy(table, now);
            }
        }
        for (int mark = 1; mark <= 90; mark++) {
            long expected = reference.getOrDefault(mark, LastSeen.NEVER);
            if (expected >= now - HORIZON) {
                assertThat(table.get(mark)).isEqualTo(expected);
            }
        }
        long since = now - HORIZON / 2;
        assertThat(table.countSince(since))
                .isEqualTo((int) reference.values().stream().filter(t -> t >= since).count());
    }

    @Property(tries = 20)
    void staysSmallWhenOldMarksExpire(@ForAll @IntRange(min = 1, max = 1000) int seed) {
        LastSeen table = new LastSeen(HORIZON);
        for (int now = 0; now < 20_000; now++) {
            table.put(seed * 100_003L + now, now);
        }
        StateWriter state = new StateWriter();
        table.writeTo(state, 20_000);
        assertThat(state.toByteArray()).hasSizeLessThan(16 * (HORIZON + 2) + 4);
    }

    private static LastSeen copy(LastSeen table, long now) {
        StateWriter state = new StateWriter();
        table.writeTo(state, now);
        return LastSeen.restore(HORIZON, new StateReader(state.toByteArray()));
    }
}
