package io.bellwether.window;

import static io.bellwether.window.Votes.vote;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReorderBufferTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Property(tries = 200)
    void anyOrderOfArrivalComesOutInTheOrderOfEventTimeAndId(
            @ForAll("shuffled") List<Integer> order) {
        ReorderBuffer buffer = new ReorderBuffer();
        for (int i : order) {
            buffer.add(numbered(i));
            if (i % 5 == 0) {
                buffer = copy(buffer);
            }
        }
        List<String> ids = new ArrayList<>();
        ScoredFeedback next = buffer.pollBefore(NOON.plusSeconds(15));
        while (next != null) {
            ids.add(next.id());
            next = buffer.pollBefore(NOON.plusSeconds(15));
        }
        assertThat(ids)
                .containsExactly(
                        "00", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11",
                        "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23",
                        "24", "25", "26", "27", "28", "29");
        assertThat(buffer.size()).isEqualTo(10);
    }

    /** Two records share each second, so that the id decides. */
    private static ScoredFeedback numbered(int i) {
        String id = (i < 10 ? "0" : "") + i;
        return vote(id).at(NOON.plusSeconds(i / 2)).build();
    }

    private static ReorderBuffer copy(ReorderBuffer buffer) {
        StateWriter state = new StateWriter();
        buffer.writeTo(state);
        return ReorderBuffer.restore(new StateReader(state.toByteArray()));
    }

    @Provide
    Arbitrary<List<Integer>> shuffled() {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            numbers.add(i);
        }
        return Arbitraries.shuffle(numbers);
    }
}
