package io.bellwether.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageTest {

    @Property(tries = 300)
    void pagesJoinToTheWholeInOrder(
            @ForAll("entries") List<Cursor> entries,
            @ForAll @IntRange(min = 1, max = 7) int limit) {
        List<Cursor> sorted = new ArrayList<>(entries);
        sorted.sort(Cursor.NEWEST_FIRST);
        List<Cursor> read = new ArrayList<>();
        Page<Cursor> page = page(entries, limit, null);
        while (page.next() != null) {
            assertThat(page.entries()).hasSize(limit);
            read.addAll(page.entries());
            page = page(entries, limit, page.next());
        }
        read.addAll(page.entries());
        assertThat(read).isEqualTo(sorted);
    }

    @Property(tries = 300)
    void whatComesMeanwhileNeitherRepeatsNorSkipsWhatWasThere(
            @ForAll("entries") List<Cursor> entries,
            @ForAll("entries") List<Cursor> later,
            @ForAll @IntRange(min = 1, max = 7) int limit) {
        Page<Cursor> first = page(entries, limit, null);
        if (first.next() == null) {
            return;
        }
        List<Cursor> all = new ArrayList<>(entries);
        later.stream().filter(entry -> !entries.contains(entry)).forEach(all::add);
        List<Cursor> rest = page(all, 1000, first.next()).entries();
        assertThat(rest).doesNotContainAnyElementsOf(first.entries());
        List<Cursor> seen = new ArrayList<>(first.entries());
        seen.addAll(rest);
        assertThat(seen).containsAll(entries);
    }

    @Property(tries = 300)
    void aCursorIsReadBackFromItsWord(@ForAll("entries") List<Cursor> entries) {
        for (Cursor entry : entries) {
            assertThat(entry.word()).matches("[A-Za-z0-9_-]+");
            assertThat(Cursor.parse(entry.word())).isEqualTo(entry);
        }
    }

    @Test
    void whatIsNoCursorIsRefused() {
        for (String word : List.of("", "%", "AAAA", "MjAyNQ", "bm90aGluZw")) {
            assertThatThrownBy(() -> Cursor.parse(word))
                    .as(word)
                    .isInstanceOf(ApiProblem.class)
                    .hasMessageContaining("cursor");
        }
    }

    private static Page<Cursor> page(List<Cursor> entries, int limit, @Nullable Cursor behind) {
        Map<String, List<String>> parameters = new TreeMap<>();
        parameters.put("limit", List.of(Integer.toString(limit)));
        if (behind != null) {
            parameters.put("cursor", List.of(behind.word()));
        }
        ApiCall call = new ApiCall(Map.of(), parameters);
        return Page.of(entries, entry -> entry, Cursor.NEWEST_FIRST, call);
    }

    /** Many of the same time, ids of any characters. */
    @Provide
    Arbitrary<List<Cursor>> entries() {
        Arbitrary<Instant> times = Arbitraries.longs().between(0, 5).map(Instant::ofEpochSecond);
        Arbitrary<String> ids =
                Arbitraries.strings().withChars("ab/ +ü").ofMinLength(0).ofMaxLength(3);
        return Combinators.combine(times, ids)
                .as(Cursor::new)
                .list()
                .uniqueElements()
                .ofMaxSize(20);
    }
}
