package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.corenlp.FeatureKey.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FeatureTableTest {

    @Property(tries = 500)
    void itHoldsWhatAMapHolds(
            @ForAll @Size(max = 300) Set<@IntRange(min = 1, max = 600) Integer> words) {
        Map<Long, short[]> rows = new HashMap<>();
        for (int word : words) {
            rows.put(key(word), new short[] {(short) word, 0, (short) -word});
        }
        FeatureTable table = new FeatureTable(rows);
        assertThat(table.size()).isEqualTo(rows.size());
        assertThat(table.keys()).isSorted().hasSize(rows.size());
        for (int word = 1; word <= 600; word++) {
            int slot = table.slot(key(word));
            assertThat(slot >= 0).isEqualTo(words.contains(word));
            if (slot >= 0) {
                assertThat(slot).isLessThan(table.slots());
                assertThat(table.weight(slot, 0)).isEqualTo(word);
                assertThat(table.weight(slot, 2)).isEqualTo(-word);
            }
        }
    }

    private static long key(int word) {
        return FeatureKey.of(Kind.TRIPLE, word, 1 + word % 7, Vocabulary.LIMIT - word);
    }

    @Property(tries = 500)
    void aKeyHoldsItsOperands(
            @ForAll @IntRange(min = 1, max = Vocabulary.LIMIT) int a,
            @ForAll @IntRange(min = 1, max = Vocabulary.LIMIT) int b,
            @ForAll @IntRange(min = 1, max = Vocabulary.LIMIT) int c) {
        long key = FeatureKey.of(Kind.TRIPLE, a, b, c);
        assertThat(FeatureKey.kind(key)).isEqualTo(Kind.TRIPLE);
        assertThat(FeatureKey.operand(key, 0)).isEqualTo(a);
        assertThat(FeatureKey.operand(key, 1)).isEqualTo(b);
        assertThat(FeatureKey.operand(key, 2)).isEqualTo(c);
        assertThat(FeatureKey.isValid(key, Math.max(a, Math.max(b, c)))).isTrue();
        assertThat(FeatureKey.isValid(key, Math.max(a, Math.max(b, c)) - 1)).isFalse();
        assertThat(FeatureKey.operand(FeatureKey.of(Kind.PAIR, a, b), 1)).isEqualTo(b);
    }

    @Test
    void kindsHaveKeysOfTheirOwn() {
        Set<Long> keys = new TreeSet<>();
        for (Kind kind : Kind.values()) {
            keys.add(FeatureKey.of(kind));
        }
        assertThat(keys).hasSize(Kind.values().length).doesNotContain(0L);
        assertThat(FeatureKey.isValid(0, 9)).isFalse();
        assertThat(FeatureKey.isValid(-1, 9)).isFalse();
    }
}
