package io.bellwether.detection;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Joins what the signals of one asset say into one alert: it opens with the first signal that is
 * raised, goes on while any of them is, and tells the figures of the one that leads. The leader is
 * the first; when it clears before the other, the other takes over. Not safe for several threads.
 */
final class SharedAlert {

    private Change.@Nullable Revised text;
    private Change.@Nullable Revised rating;
    private Signal leader = Signal.TEXT;
    private Severity severity = Severity.WARNING;

    /** The earliest onset that was told since the alert opened. */
    private Instant onset = Instant.EPOCH;

    boolean isOpen() {
        return text != null || rating != null;
    }

    Instant onset() {
        return onset;
    }

    /** What the asset has to say when {@code signal} says {@code change}; null for nothing. */
    @Nullable Change of(Signal signal, Change change) {
        return switch (change) {
            case Change.Raised raised -> raise(signal, raised);
            case Change.Revised revised -> revise(signal, revised);
            case Change.Cleared cleared -> clear(signal, cleared);
            default -> change;
        };
    }

    private @Nullable Change raise(Signal signal, Change.Raised raised) {
        boolean isFirst = !isOpen();
        put(signal, at(raised.at(), raised.severity(), raised.figures(), signal));
        if (!isFirst) {
            return worsened(raised.at());
        }
        leader = signal;
        severity = raised.severity();
        onset = raised.onset();
        return new Change.Raised(
                raised.at(),
                raised.onset(),
                raised.size(),
                raised.severity(),
                raised.logEvidence(),
                raised.logBudget(),
                raised.level(),
                raised.baseline(),
                raised.votes(),
                raised.isSameEpisode(),
                signal,
                raised.mix());
    }

    private @Nullable Change revise(Signal signal, Change.Revised revised) {
        put(signal, at(revised.at(), revised.severity(), revised, signal));
        return signal == leader ? figuresOfLeader(revised.at()) : worsened(revised.at());
    }

    private @Nullable Change clear(Signal signal, Change.Cleared cleared) {
        put(signal, null);
        if (!isOpen()) {
            return new Change.Cleared(
                    cleared.at(), cleared.since(), cleared.level(), cleared.baseline(), signal);
        }
        if (signal != leader) {
            return null;
        }
        leader = text != null ? Signal.TEXT : Signal.RATING;
        return figuresOfLeader(cleared.at());
    }

    /** The leader's figures, when another signal has made the alert more severe. */
    private @Nullable Change worsened(Instant at) {
        return worst().compareTo(severity) > 0 ? figuresOfLeader(at) : null;
    }

    private Change figuresOfLeader(Instant at) {
        Change.Revised figures = leader == Signal.TEXT ? text : rating;
        if (figures == null) {
            throw new IllegalStateException("the leading signal has no alert");
        }
        severity = worst();
        onset = figures.onset().isBefore(onset) ? figures.onset() : onset;
        return at(at, severity, figures, leader);
    }

    private Severity worst() {
        Severity ofText = text == null ? Severity.WARNING : text.severity();
        Severity ofRating = rating == null ? Severity.WARNING : rating.severity();
        return ofText.compareTo(ofRating) > 0 ? ofText : ofRating;
    }

    private void put(Signal signal, Change.@Nullable Revised figures) {
        if (signal == Signal.TEXT) {
            text = figures;
        } else {
            rating = figures;
        }
    }

    private static Change.Revised at(
            Instant at, Severity severity, Change.Revised figures, Signal signal) {
        return new Change.Revised(
                at,
                figures.onset(),
                figures.size(),
                severity,
                figures.logEvidence(),
                figures.logBudget(),
                figures.level(),
                figures.baseline(),
                figures.votes(),
                signal,
                figures.mix());
    }

    void writeTo(StateWriter state) {
        write(text, state);
        write(rating, state);
        EnumState.write(leader, state);
        EnumState.write(severity, state);
        state.putInstant(onset);
    }

    static SharedAlert readFrom(StateReader state) {
        SharedAlert alert = new SharedAlert();
        alert.text = read(Signal.TEXT, state);
        alert.rating = read(Signal.RATING, state);
        alert.leader = EnumState.read(Signal.values(), state);
        alert.severity = EnumState.read(Severity.values(), state);
        alert.onset = state.getInstant();
        return alert;
    }

    private static void write(Change.@Nullable Revised figures, StateWriter state) {
        state.putBoolean(figures != null);
        if (figures == null) {
            return;
        }
        state.putInstant(figures.at()).putInstant(figures.onset()).putDouble(figures.size());
        EnumState.write(figures.severity(), state);
        state.putDouble(figures.logEvidence()).putDouble(figures.logBudget());
        state.putDouble(figures.level()).putDouble(figures.baseline());
        state.putLong(figures.votes()).putDouble(figures.mix());
    }

    private static Change.@Nullable Revised read(Signal signal, StateReader state) {
        if (!state.getBoolean()) {
            return null;
        }
        return new Change.Revised(
                state.getInstant(),
                state.getInstant(),
                state.getDouble(),
                EnumState.read(Severity.values(), state),
                state.getDouble(),
                state.getDouble(),
                state.getDouble(),
                state.getDouble(),
                state.getLong(),
                signal,
                state.getDouble());
    }
}
