package io.bellwether.detection;

import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;

/** What a detector says of an alert, in snapshots of those who have not passed it on yet. */
public final class ChangeState {

    private static final int RAISED = 1;
    private static final int REVISED = 2;
    private static final int CLEARED = 3;

    private ChangeState() {}

    /**
     * Writes {@code change}.
     *
     * @throws IllegalArgumentException when it is of no alert
     */
    public static void write(Change change, StateWriter state) {
        switch (change) {
            case Change.Raised raised -> {
                state.putInt(RAISED).putBoolean(raised.isSameEpisode());
                FiguresState.write(raised.figures(), state);
            }
            case Change.Revised revised -> {
                state.putInt(REVISED);
                FiguresState.write(revised, state);
            }
            case Change.Cleared cleared -> {
                state.putInt(CLEARED).putInstant(cleared.at()).putInstant(cleared.since());
                state.putDouble(cleared.level()).putDouble(cleared.baseline());
                EnumState.write(cleared.signal(), state);
            }
            case Change.HourClosed hour -> throw ofNoAlert();
            case Change.PhaseChanged phase -> throw ofNoAlert();
        }
    }

    private static IllegalArgumentException ofNoAlert() {
        return new IllegalArgumentException("a change that is of no alert is never kept");
    }

    /** Reads what {@link #write} wrote. */
    public static Change read(StateReader state) {
        int kind = state.getInt();
        return switch (kind) {
            case RAISED -> {
                boolean isSameEpisode = state.getBoolean();
                yield Change.Raised.of(figures(state), isSameEpisode);
            }
            case REVISED -> figures(state);
            case CLEARED ->
                    new Change.Cleared(
                            state.getInstant(),
                            state.getInstant(),
                            state.getDouble(),
                            state.getDouble(),
                            EnumState.read(Signal.values(), state));
            default -> throw new CorruptStateException("a change of kind " + kind);
        };
    }

    private static Change.Revised figures(StateReader state) {
        Change.Revised figures = FiguresState.read(state);
        if (figures == null) {
            throw new CorruptStateException("a change without figures");
        }
        return figures;
    }
}
