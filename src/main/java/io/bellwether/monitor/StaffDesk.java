package io.bellwether.monitor;

import static java.time.temporal.ChronoUnit.HOURS;

import io.bellwether.alert.Alert;
import io.bellwether.alert.Quote;
import io.bellwether.alert.StaffFloor;
import io.bellwether.detection.Change;
import io.bellwether.detection.ChangeState;
import io.bellwether.detection.Signal;
import io.bellwether.feedback.Asset;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import io.bellwether.window.ReorderBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What of the staff waits until five people stand behind it.
 *
 * <p>Votes are told in blocks: stretches of hours that end as soon as five people are in them. What
 * the detector finds within a block waits for its end, and its figures are then taken from whole
 * blocks, from the one that holds the onset to this one; claims and themes hear of a block's votes
 * together. So the difference of any two things that are told is some blocks, and never what one
 * person said. A change whose block does not end within a day is told without figures. Not safe for
 * several threads.
 */
final class StaffDesk {

    /**
     * Votes of people who are not five for so long: the oldest count in claims and themes no more.
     */
    private static final int MOST_HELD = 10_000;

    /** How long an alert waits for its block: nobody might speak any more. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final Ledger texts;
    private final Ledger stars;
    private final StarBlock openStars;
    private final ReorderBuffer heldTexts;
    private final ReorderBuffer heldStars;
    private final ArrayDeque<Held> changes = new ArrayDeque<>();

    private record Held(Change change, String scorerId) {}

    StaffDesk() {
        this(new Ledger(), new Ledger(), new StarBlock(), new ReorderBuffer(), new ReorderBuffer());
    }

    private StaffDesk(
            Ledger texts,
            Ledger stars,
            StarBlock openStars,
            ReorderBuffer heldTexts,
            ReorderBuffer heldStars) {
        this.texts = texts;
        this.stars = stars;
        this.openStars = openStars;
        this.heldTexts = heldTexts;
        this.heldStars = heldStars;
    }

    /** One vote, in the order of event time. */
    void vote(ScoredFeedback vote, boolean hasText, double level, boolean isOnePerPerson) {
        if (hasText) {
            hold(vote, heldTexts);
        }
        if (!Double.isNaN(level)) {
            hold(vote, heldStars);
            openStars.add(vote, level, isOnePerPerson);
        }
    }

    private static void hold(ScoredFeedback vote, ReorderBuffer held) {
        held.add(vote);
        if (held.size() > MOST_HELD) {
            held.pollBefore(Instant.MAX);
        }
    }

    /**
     * A block of texts was closed.
     *
     * @param people in it, as many as they are at least
     * @param told is given its votes
     */
    void closed(Level block, long people, Consumer<ScoredFeedback> told) {
        double sum = block.level() * block.votes();
        texts.add(block.from(), block.to(), block.votes(), sum, people);
        takeAll(heldTexts, told);
    }

    /**
     * Closes the block of stars, if it can be by {@code now}.
     *
     * @param told is given its votes, and the end of its last hour
     */
    void closeStars(Instant now, BiConsumer<ScoredFeedback, Instant> told) {
        if (openStars.isDue(now)) {
            openStars.closeInto(stars);
            takeAll(heldStars, vote -> told.accept(vote, openStars.end()));
        }
    }

    private static void takeAll(ReorderBuffer held, Consumer<ScoredFeedback> told) {
        ScoredFeedback next = held.pollBefore(Instant.MAX);
        while (next != null) {
            told.accept(next);
            next = held.pollBefore(Instant.MAX);
        }
    }

    /** Levels of texts can no longer be added to those to come. */
    void scorerChanged() {
        texts.scorerChanged();
        takeAll(heldTexts, vote -> {});
    }

    /** Whether {@code quote} may be told, which it is then. */
    boolean mayTell(Quote quote) {
        return texts.quote(quote);
    }

    /**
     * Drops the names of authors with those marks. What they said is a part of a block that is
     * open, and goes into claims and themes with it: those that lacked it would differ from the
     * block by what one person said.
     */
    void forgetAuthors(LongPredicate those) {
        openStars.forgetAuthors(those);
        heldTexts.dropNames(those);
        heldStars.dropNames(those);
    }

    /** Forgets which quotations were theirs; as many others may be told as before. */
    void forgetQuotes(LongPredicate those) {
        texts.forgetQuotes(those);
    }

    /** Keeps {@code change} of an alert until it may be told. */
    void hold(Change change, String scorerId) {
        Held last = changes.peekLast();
        boolean isRepeated = change instanceof Change.Revised && last != null;
        if (isRepeated && last.change instanceof Change.Revised) {
            changes.removeLast();
        }
        changes.add(new Held(change, scorerId));
    }

    /**
     * The record of the next change that may be told, which is then told; null when there is none.
     *
     * @param now event time up to which everything was read
     * @param isTextOpen whether texts were voted on since the last block
     */
    @Nullable Alert next(AlertWriter writer, Instant now, boolean isTextOpen) {
        Held next = changes.peek();
        if (next == null) {
            return null;
        }
        Change change = next.change;
        boolean isWhole = isWhole(change, isTextOpen);
        if (!isWhole && now.isBefore(change.at().plus(PATIENCE))) {
            return null;
        }
        changes.remove();
        return switch (change) {
            case Change.Raised raised -> raise(told(raised.figures(), isWhole), next, writer);
            case Change.Revised revised -> writer.write(told(revised, isWhole));
            case Change.Cleared cleared -> writer.write(told(cleared, isWhole));
            case Change.HourClosed hour -> throw new IllegalStateException("an hour was held");
            case Change.PhaseChanged phase -> throw new IllegalStateException("a phase was held");
        };
    }

    /** Its block is closed; or nobody has voted since the last one, so that it says nothing new. */
    private boolean isWhole(Change change, boolean isTextOpen) {
        Ledger ledger = ledger(signal(change));
        boolean isOpen = ledger == stars ? !openStars.isEmpty() : isTextOpen;
        return !isOpen || ledger.covers(change.at());
    }

    private static Signal signal(Change change) {
        return switch (change) {
            case Change.Raised raised -> raised.signal();
            case Change.Revised revised -> revised.signal();
            case Change.Cleared cleared -> cleared.signal();
            case Change.HourClosed hour -> Signal.TEXT;
            case Change.PhaseChanged phase -> Signal.TEXT;
        };
    }

    /** A mix does not say of what; it is told by texts where there are any. */
    private Ledger ledger(Signal signal) {
        return switch (signal) {
            case TEXT -> texts;
            case RATING -> stars;
            case MIX -> texts.isEmpty() ? stars : texts;
        };
    }

    /**
     * The id of a new alert is made of its block: that of the deciding vote would name somebody.
     */
    private static Alert raise(Change.Revised figures, Held held, AlertWriter writer) {
        if (!(held.change instanceof Change.Raised raised)) {
            throw new IllegalStateException("only what was raised begins an alert");
        }
        String deciding = "block " + figures.at();
        return writer.write(raised.withFigures(figures), deciding, held.scorerId);
    }

    /** The same with the figures of whole blocks; with none where they are not whole. */
    private Change.Revised told(Change.Revised found, boolean isWhole) {
        Ledger.Figures figures = figures(found.signal(), found.onset(), isWhole);
        return figures == null ? withheld(found) : with(figures, found);
    }

    private static Change.Revised with(Ledger.Figures figures, Change.Revised found) {
        double baseline = StaffFloor.modelled(Asset.STAFF, found.baseline());
        return new Change.Revised(
                later(hourEnd(found.at()), figures.to()),
                figures.from(),
                Math.max(0, baseline - figures.level()),
                found.severity(),
                StaffFloor.evidence(Asset.STAFF, found.logEvidence()),
                found.logBudget(),
                figures.level(),
                baseline,
                figures.votes(),
                found.signal(),
                found.mix());
    }

    /** Of the evidence it says no more than that it sufficed. */
    private static Change.Revised withheld(Change.Revised found) {
        return new Change.Revised(
                hourEnd(found.at()),
                found.onset(),
                Double.NaN,
                found.severity(),
                StaffFloor.evidence(Asset.STAFF, found.logBudget()),
                found.logBudget(),
                Double.NaN,
                Double.NaN,
                0,
                found.signal(),
                found.mix());
    }

    private Change.Cleared told(Change.Cleared found, boolean isWhole) {
        Ledger.Figures figures = figures(found.signal(), found.since(), isWhole);
        if (figures == null) {
            return new Change.Cleared(
                    found.at(), found.since(), Double.NaN, Double.NaN, found.signal());
        }
        return new Change.Cleared(
                later(found.at(), figures.to()),
                figures.from(),
                figures.level(),
                StaffFloor.modelled(Asset.STAFF, found.baseline()),
                found.signal());
    }

    private Ledger.@Nullable Figures figures(Signal signal, Instant since, boolean isWhole) {
        return isWhole ? ledger(signal).since(since).orElse(null) : null;
    }

    /** Not the time of a vote, which somebody may know. */
    private static Instant hourEnd(Instant at) {
        Instant hour = at.truncatedTo(HOURS);
        return hour.equals(at) ? at : hour.plus(1, HOURS);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    void writeTo(StateWriter state) {
        texts.writeTo(state);
        stars.writeTo(state);
        openStars.writeTo(state);
        heldTexts.writeTo(state);
        heldStars.writeTo(state);
        state.putInt(changes.size());
        for (Held held : changes) {
            ChangeState.write(held.change, state);
            state.putString(held.scorerId);
        }
    }

    static StaffDesk restore(StateReader state) {
        StaffDesk desk =
                new StaffDesk(
                        Ledger.restore(state),
                        Ledger.restore(state),
                        StarBlock.restore(state),
                        ReorderBuffer.restore(state),
                        ReorderBuffer.restore(state));
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            desk.changes.add(new Held(ChangeState.read(state), state.getString()));
        }
        return desk;
    }
}
