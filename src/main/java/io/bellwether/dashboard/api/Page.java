package io.bellwether.dashboard.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A part of a list.
 *
 * @param entries in the order of the list
 * @param next where the next part begins; null when there is none
 */
record Page<T>(List<T> entries, @Nullable Cursor next) {

    /** Records of one piece; each may have as many bytes as a record of Kafka. */
    private static final int TOGETHER = 50;

    /**
     * The part of {@code all} that {@code call} asks for.
     *
     * @param place where an entry stands in the order; no two stand at one place
     */
    static <T> Page<T> of(
            List<T> all, Function<T, Cursor> place, Comparator<Cursor> order, ApiCall call) {
        Cursor behind = call.cursor().orElse(null);
        int limit = call.limit();
        Comparator<T> sorted = Comparator.comparing(place, order);
        List<T> rest = new ArrayList<>();
        for (T entry : all) {
            if (behind == null || order.compare(place.apply(entry), behind) > 0) {
                rest.add(entry);
            }
        }
        rest.sort(sorted);
        boolean isLast = rest.size() <= limit;
        List<T> entries = List.copyOf(isLast ? rest : rest.subList(0, limit));
        return new Page<>(entries, isLast ? null : place.apply(entries.getLast()));
    }

    /**
     * {@code {"next": ..., "name": [...]}}.
     *
     * @param record the JSON of an entry; asked for when its turn comes
     */
    ApiAnswer answer(String name, Function<T, String> record) {
        String word = next == null ? "null" : "\"" + next.word() + "\"";
        int pieces = (entries.size() + TOGETHER - 1) / TOGETHER;
        return new ApiAnswer.Pieces(
                Flux.concat(
                        Flux.just("{\"next\":" + word + ",\"" + name + "\":[\n"),
                        Flux.range(0, pieces).map(piece -> piece(piece, record)),
                        Flux.just("\n]}\n")));
    }

    private String piece(int piece, Function<T, String> record) {
        int from = piece * TOGETHER;
        int to = Math.min(entries.size(), from + TOGETHER);
        StringJoiner joined = new StringJoiner(",\n", piece == 0 ? "" : ",\n", "");
        entries.subList(from, to).forEach(entry -> joined.add(record.apply(entry)));
        return joined.toString();
    }
}
