package io.bellwether.detection;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/** The figures of an alert, or their absence, in snapshots. */
final class FiguresState {

    private FiguresState() {}

    static void write(Change.@Nullable Revised figures, StateWriter state) {
        state.putBoolean(figures != null);
        if (figures == null) {
            return;
        }
        state.putInstant(figures.at()).putInstant(figures.onset()).putDouble(figures.size());
        EnumState.write(figures.severity(), state);
        state.putDouble(figures.logEvidence()).putDouble(figures.logBudget());
        state.putDouble(figures.level()).putDouble(figures.baseline());
        state.putLong(figures.votes());
        EnumState.write(figures.signal(), state);
        state.putDouble(figures.mix());
    }

    static Change.@Nullable Revised read(StateReader state) {
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
                EnumState.read(Signal.values(), state),
                state.getDouble());
    }
}
