package io.bellwether.monitor;

import io.bellwether.alert.Quote;
import io.bellwether.alert.StaffFloor;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of staff that were closed, each of at least five people, of one signal. Whatever is
 * told of staff is a sum over whole blocks, so that no two figures differ by fewer people than a
 * block has. Not safe for several threads.
 */
final class Ledger {

    /** At forty votes a day, half a year; what is older does not count any more. */
    private static final int MOST_BLOCKS = 2_000;

    /** Levels are counted in whole steps of 1e-4, so that no sum depends on its order. */
    private static final double STEPS = 10_000;

    private final ArrayDeque<Block> blocks = new ArrayDeque<>();

    /** Levels before it are another scorer's. */
    private Instant begin = Instant.MIN;

    /**
     * A stretch of hours.
     *
     * @param from start of the first hour with a vote
     * @param to end of the last hour, excluded
     * @param votes at least 5
     * @param steps sum of their levels, in steps of 1e-4
     * @param spare people beyond the floor, each of whom may be quoted
     * @param quoted ids of what was quoted, and marks of who said it
     */
    private record Block(
            Instant from,
            Instant to,
            long votes,
            long steps,
            long spare,
            TreeMap<String, Long> quoted) {

        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }

        boolean quote(Quote quote) {
            if (quoted.containsKey(quote.feedbackId())) {
                return true;
            }
            if (quoted.size() >= spare) {
                return false;
            }
            quoted.put(quote.feedbackId(), quote.author());
            return true;
        }

        /** Whoever read it knows it still: its place is not free for another. */
        Block without(LongPredicate those) {
            TreeMap<String, Long> left = new TreeMap<>(quoted);
            left.values().removeIf(author -> author != 0 && those.test(author));
            int gone = quoted.size() - left.size();
            return gone == 0 ? this : new Block(from, to, votes, steps, spare - gone, left);
        }
    }

    /**
     * Some blocks together.
     *
     * @param from start of the first hour of the first one
     * @param to end of the last one
     * @param votes in all of them
     * @param level mean of the votes, in [0, 1]
     */
    record Figures(Instant from, Instant to, long votes, double level) {}

    /**
     * One more block, later than those before.
     *
     * @param sum of the levels of its votes
     * @param people in it, as many as they are at least
     */
    void add(Instant from, Instant to, long votes, double sum, long people) {
        long spare = people - StaffFloor.LEVEL_AUTHORS;
        blocks.add(new Block(from, to, votes, Math.round(sum * STEPS), spare, new TreeMap<>()));
        if (blocks.size() > MOST_BLOCKS) {
            blocks.remove();
        }
    }

    /** Whether a block has been closed that ends at {@code at} or later. */
    boolean covers(Instant at) {
        Block last = blocks.peekLast();
        return last != null && !last.to.isBefore(at);
    }

    /** The blocks that end after {@code onset}, the first of which may begin before. */
    Optional<Figures> since(Instant onset) {
        Block first = null;
        long votes = 0;
        long steps = 0;
        Iterator<Block> backwards = blocks.descendingIterator();
        while (backwards.hasNext()) {
            Block block = backwards.next();
            if (!block.to.isAfter(onset) || block.from.isBefore(begin)) {
                break;
            }
            first = block;
            votes += block.votes;
            steps += block.steps;
        }
        return figures(first, votes, steps);
    }

    private Optional<Figures> figures(@Nullable Block first, long votes, long steps) {
        if (first == null) {
            return Optional.empty();
        }
        double level = steps / STEPS / votes;
        return Optional.of(new Figures(first.from, blocks.getLast().to, votes, level));
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    /**
     * Whether a text may be quoted, which it is then. Whoever knows it knows its level too: at
     * least five people of its block must stay who are not quoted, in whatever record.
     */
    boolean quote(Quote quote) {
        Iterator<Block> backwards = blocks.descendingIterator();
        while (backwards.hasNext()) {
            Block block = backwards.next();
            if (block.holds(quote.eventTime())) {
                return block.quote(quote);
            }
        }
        return false;
    }

    /** Forgets which quotations are of authors with those marks. */
    void forgetQuotes(LongPredicate those) {
        List<Block> left = blocks.stream().map(block -> block.without(those)).toList();
        blocks.clear();
        blocks.addAll(left);
    }

    /** Levels so far cannot be added to those to come. */
    void scorerChanged() {
        Block last = blocks.peekLast();
        begin = last == null ? Instant.MIN : last.to;
    }

    void writeTo(StateWriter state) {
        state.putInstant(begin).putInt(blocks.size());
        for (Block block : blocks) {
            state.putInstant(block.from).putInstant(block.to);
            state.putLong(block.votes).putLong(block.steps).putLong(block.spare);
            state.putInt(block.quoted.size());
            block.quoted.forEach((id, author) -> state.putString(id).putLong(author));
        }
    }

    static Ledger restore(StateReader state) {
        Ledger ledger = new Ledger();
        ledger.begin = state.getInstant();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            Block block =
                    new Block(
                            state.getInstant(),
                            state.getInstant(),
                            state.getLong(),
                            state.getLong(),
                            state.getLong(),
                            new TreeMap<>());
            int quoted = state.getInt();
            for (int j = 0; j < quoted; j++) {
                block.quoted.put(state.getString(), state.getLong());
            }
            ledger.blocks.add(block);
        }
        return ledger;
    }
}
