package io.bellwether.monitor;

import io.bellwether.sentiment.ScoredFeedback;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Adds and subtracts everything that was told of staff, in every way there is, and looks whether
 * something is left that fewer than five people said.
 *
 * <p>What is told is a sum over votes: a row with a 1 for each vote. What can be worked out is the
 * space of these rows. A group is singled out when a vector of that space is 0 on all votes of
 * others and not 0 on all of its own.
 */
final class Adversary {

    private static final int FLOOR = 5;
    private static final double ZERO = 1e-9;

    /** What somebody said, by text or by stars. */
    record Word(ScoredFeedback vote, boolean isOfStars) {}

    private final List<Set<Word>> told = new ArrayList<>();
    private final Set<Word> known = new LinkedHashSet<>();

    /** The sum of these votes was told. */
    void hears(Collection<Word> votes) {
        told.add(new LinkedHashSet<>(votes));
    }

    /** This vote can be read: it was quoted. */
    void reads(Word vote) {
        known.add(vote);
    }

    /** Groups of fewer than five people who are singled out; none when nobody is. */
    List<Set<String>> singledOut() {
        Map<List<Boolean>, Set<String>> cells = cells();
        List<double[]> rows = rows(List.copyOf(cells.keySet()));
        List<Set<String>> people = List.copyOf(cells.values());
        int all = rank(rows, people, Set.of());
        List<Set<String>> found = new ArrayList<>();
        for (Set<String> group : groups(people)) {
            if (rank(rows, people, group) < all) {
                found.add(group);
            }
        }
        return found;
    }

    /** Votes that always occur together, and whose they are. */
    private Map<List<Boolean>, Set<String>> cells() {
        Map<Word, List<Boolean>> patterns = new LinkedHashMap<>();
        for (int row = 0; row < told.size(); row++) {
            for (Word vote : told.get(row)) {
                List<Boolean> pattern =
                        patterns.computeIfAbsent(vote, absent -> new ArrayList<>(blank()));
                pattern.set(row, true);
            }
        }
        Map<List<Boolean>, Set<String>> cells = new LinkedHashMap<>();
        patterns.forEach(
                (vote, pattern) -> {
                    if (!known.contains(vote)) {
                        cells.computeIfAbsent(pattern, absent -> new TreeSet<>())
                                .add(personOf(vote));
                    }
                });
        return cells;
    }

    private List<Boolean> blank() {
        List<Boolean> blank = new ArrayList<>();
        told.forEach(row -> blank.add(false));
        return blank;
    }

    /** Whoever has no name may be anybody: taken for one and the same person. */
    private static String personOf(Word word) {
        String author = word.vote.author();
        return author == null ? "nobody" : author;
    }

    private List<double[]> rows(List<List<Boolean>> cells) {
        List<double[]> rows = new ArrayList<>();
        for (int row = 0; row < told.size(); row++) {
            double[] values = new double[cells.size()];
            for (int cell = 0; cell < values.length; cell++) {
                values[cell] = cells.get(cell).get(row) ? 1 : 0;
            }
            rows.add(values);
        }
        return rows;
    }

    /** Every union of cells that fewer than five people fill: no other group can be singled out. */
    private static Set<Set<String>> groups(List<Set<String>> cells) {
        Set<Set<String>> groups = new LinkedHashSet<>();
        for (Set<String> cell : cells) {
            List<Set<String>> more = new ArrayList<>(List.of(cell));
            for (Set<String> group : groups) {
                Set<String> union = new TreeSet<>(group);
                union.addAll(cell);
                more.add(union);
            }
            more.stream().filter(group -> group.size() < FLOOR).forEach(groups::add);
        }
        return groups;
    }

    /** The rank of the rows on the cells that hold others than {@code group}, by elimination. */
    private static int rank(List<double[]> rows, List<Set<String>> cells, Set<String> group) {
        List<Integer> columns = new ArrayList<>();
        for (int cell = 0; cell < cells.size(); cell++) {
            if (!group.containsAll(cells.get(cell))) {
                columns.add(cell);
            }
        }
        List<double[]> left = new ArrayList<>();
        rows.forEach(row -> left.add(row.clone()));
        int rank = 0;
        for (int column : columns) {
            int pivot = pivot(left, rank, column);
            if (pivot >= 0) {
                double[] chosen = left.get(pivot);
                left.set(pivot, left.get(rank));
                left.set(rank, chosen);
                eliminate(left, rank, column);
                rank++;
            }
        }
        return rank;
    }

    private static int pivot(List<double[]> rows, int from, int column) {
        for (int row = from; row < rows.size(); row++) {
            if (Math.abs(rows.get(row)[column]) > ZERO) {
                return row;
            }
        }
        return -1;
    }

    private static void eliminate(List<double[]> rows, int pivot, int column) {
        double[] chosen = rows.get(pivot);
        for (int row = pivot + 1; row < rows.size(); row++) {
            double[] other = rows.get(row);
            double factor = other[column] / chosen[column];
            if (factor != 0) {
                for (int i = 0; i < other.length; i++) {
                    other[i] -= factor * chosen[i];
                }
            }
        }
    }

    /** How many sums were told, by size. */
    Map<Integer, Integer> sizes() {
        Map<Integer, Integer> sizes = new TreeMap<>();
        told.forEach(votes -> sizes.merge(votes.size(), 1, Integer::sum));
        return sizes;
    }
}
