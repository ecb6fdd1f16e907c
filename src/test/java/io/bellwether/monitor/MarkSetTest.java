package io.bellwether.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class MarkSetTest {

    /** A thousand marks make the table grow, and a small range makes them come again. */
    @Property(tries = 200)
    void holdsEachMarkOnceInAscendingOrderAsASortedSetDoes(
            @ForAll @Size(max = 1000) List<@LongRange(min = 1, max = 700) Long> marks) {
        MarkSet set = new MarkSet();
        set.add(17);
        set.clear();
        marks.forEach(set::add);
        TreeSet<Long> reference = new TreeSet<>(marks);
        assertThat(set.size()).isEqualTo(reference.size());
        assertThat(set.sorted())
                .containsExactly(reference.stream().mapToLong(Long::longValue).toArray());
    }
}
