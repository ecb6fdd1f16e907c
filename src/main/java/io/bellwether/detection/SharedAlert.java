package io.bellwether.detection;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Joins what the signals of one asset say into one alert: it opens with the first signal that is
 * raised, goes on while any of them is, and tells the figures of the one that leads. The leader is
 * the first; when it clears before the other, the other takes over, and also when it is a mere
 * matter of who speaks and the other is not. Not safe for several threads.
 */
final class SharedAlert {

    private Change.@Nullable Revised text;
    private Change.@Nullable Revised rating;

    /** {@link Signal#TEXT} or {@link Signal#RATING}, even where its figures say {@code MIX}. */
    private Signal leader = Signal.TEXT;

    private Severity severity = Severity.WARNING;

    /** The earliest onset that was told since the alert opened. */
    private Instant onset = Instant.EPOCH;

    boolean isOpen() {
        return text != null || rating != null;
    }

    /** Whether {@code signal} is one of those that hold the alert open. */
    boolean isRaisedBy(Signal signal) {
        return of(signal) != null;
    }

    /** The only signal that holds the alert open; null when there is none, and when both do. */
    @Nullable Signal onlySignal() {
        if (text == null) {
            return rating == null ? null : Signal.RATING;
        }
        return rating == null ? Signal.TEXT : null;
    }

    Instant onset() {
        return onset;
    }

    /** The level was accepted: no signal has an alert any more. */
    void accept() {
        text = null;
        rating = null;
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
        put(signal, raised.figures());
        if (!isFirst) {
            return news(raised.at());
        }
        leader = signal;
        severity = raised.severity();
        onset = raised.onset();
        return raised;
    }

    private @Nullable Change revise(Signal signal, Change.Revised revised) {
        put(signal, revised);
        return signal == leader ? figuresOfLeader(revised.at()) : news(revised.at());
    }

    private @Nullable Change clear(Signal signal, Change.Cleared cleared) {
        put(signal, null);
        if (!isOpen()) {
            return cleared;
        }
        if (signal != leader) {
            return null;
        }
        leader = other(leader);
        return figuresOfLeader(cleared.at());
    }

    /** The leader's figures, when another signal takes over or has made the alert more severe. */
    private @Nullable Change news(Instant at) {
        return isOvertaken() || worst().compareTo(severity) > 0 ? figuresOfLeader(at) : null;
    }

    private Change figuresOfLeader(Instant at) {
        leader = isOvertaken() ? other(leader) : leader;
        Change.Revised figures = of(leader);
        if (figures == null) {
            throw new IllegalStateException("the leading signal has no alert");
        }
        severity = worst();
        onset = figures.onset().isBefore(onset) ? figures.onset() : onset;
        return figures.at(at, severity);
    }

    private boolean isOvertaken() {
        return isMix(of(leader)) && of(other(leader)) != null && !isMix(of(other(leader)));
    }

    private static boolean isMix(Change.@Nullable Revised figures) {
        return figures != null && figures.signal() == Signal.MIX;
    }

    private Severity worst() {
        Severity ofText = text == null ? Severity.WARNING : text.severity();
        Severity ofRating = rating == null ? Severity.WARNING : rating.severity();
        return ofText.compareTo(ofRating) > 0 ? ofText : ofRating;
    }

    private static Signal other(Signal signal) {
        return signal == Signal.TEXT ? Signal.RATING : Signal.TEXT;
    }

    private Change.@Nullable Revised of(Signal signal) {
        return signal == Signal.TEXT ? text : rating;
    }

    private void put(Signal signal, Change.@Nullable Revised figures) {
        if (signal == Signal.TEXT) {
            text = figures;
        } else {
            rating = figures;
        }
    }

    void writeTo(StateWriter state) {
        FiguresState.write(text, state);
        FiguresState.write(rating, state);
        EnumState.write(leader, state);
        EnumState.write(severity, state);
        state.putInstant(onset);
    }

    static SharedAlert readFrom(StateReader state) {
        SharedAlert alert = new SharedAlert();
        alert.text = FiguresState.read(state);
        alert.rating = FiguresState.read(state);
        alert.leader = EnumState.read(Signal.values(), state);
        alert.severity = EnumState.read(Severity.values(), state);
        alert.onset = state.getInstant();
        return alert;
    }
}
