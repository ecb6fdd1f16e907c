package io.bellwether.detection;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One signal of an asset: its {@link DropDetector}, and who speaks in it. What the detector finds
 * is told as {@link Signal#MIX}, and as a warning at most, while it comes from who speaks. Not safe
 * for several threads.
 */
final class SignalWatch {

    private final Signal signal;
    private final DropDetector detector;
    private final Composition composition;

    /** Whether the asset has an alert. */
    private boolean isHeld;

    /** What the detector found, while it is told as a mix; null at other times. */
    private Change.@Nullable Revised mixed;

    private SignalWatch(Signal signal, DropDetector detector, Composition composition) {
        this.signal = signal;
        this.detector = detector;
        this.composition = composition;
    }

    static SignalWatch begin(Signal signal, DetectorSettings settings) {
        return new SignalWatch(signal, new DropDetector(settings), Composition.begin());
    }

    DropDetector detector() {
        return detector;
    }

    /** Takes a vote. Hours before it were closed. */
    List<Change> vote(Instant at, double level, String stratum) {
        composition.add(stratum, level);
        return told(detector.vote(at, level));
    }

    /** Closes the hour that ended at {@code to}, if it is open. */
    List<Change> advanceTo(Instant to) {
        return told(detector.advanceTo(to));
    }

    List<Change> acceptLevel(Instant at) {
        composition.forget();
        return told(detector.acceptLevel(at));
    }

    /** Another scorer's scores hold from here on, in the past as well. */
    List<Change> rescore(Rescoring scores, Instant at) {
        Rescoring.Shift shift = scores.shift(detector.log());
        if (shift == null) {
            detector.doubtLevel();
            return List.of();
        }
        composition.shift(shift.mean());
        return told(detector.rescore(scores, shift, at));
    }

    /** The asset has an alert, by this signal or another. */
    void hold() {
        isHeld = true;
        detector.holdLearning();
    }

    /** The asset's alert is over, and this signal has seen to its hours itself. */
    void release() {
        isHeld = false;
        detector.releaseLearning();
    }

    /** As {@link DropDetector#recoverElsewhere}. */
    void recoverElsewhere(Instant onset, Instant recovered) {
        isHeld = false;
        mixed = null;
        detector.recoverElsewhere(onset, recovered);
    }

    private List<Change> told(List<Change> found) {
        if (found.isEmpty()) {
            return found;
        }
        Instant hourEnd = null;
        for (Change change : found) {
            if (change instanceof Change.HourClosed hour) {
                composition.close(detector.log(), !isHeld);
                hourEnd = hour.at();
            }
        }
        List<Change> told = new ArrayList<>(found.size() + 1);
        for (Change change : found) {
            told.add(told(change));
        }
        Change.Revised before = mixed;
        if (hourEnd != null && before != null) {
            reconsider(before, hourEnd, told);
        }
        return told;
    }

    private Change told(Change change) {
        return switch (change) {
            case Change.Raised raised -> raised.withFigures(told(raised.figures()));
            case Change.Revised revised -> told(revised);
            case Change.Cleared cleared -> {
                mixed = null;
                yield cleared.of(signal);
            }
            case Change.HourClosed hour -> hour;
            case Change.PhaseChanged phase -> phase;
        };
    }

    private Change.Revised told(Change.Revised figures) {
        Mix mix = detector.mix(figures.onset(), figures.size(), composition);
        mixed = mix.isAll() ? figures : null;
        return mix.isAll()
                ? figures.of(Signal.MIX, Severity.WARNING, mix.part())
                : figures.of(signal, figures.severity(), mix.part());
    }

    /** Says so when it turns out that people do say worse things. */
    private void reconsider(Change.Revised before, Instant at, List<Change> out) {
        Mix mix = detector.mix(before.onset(), before.size(), composition);
        if (!mix.isAll()) {
            mixed = null;
            out.add(detector.present(before, at).of(signal, before.severity(), mix.part()));
        }
    }

    void writeTo(StateWriter state) {
        state.putBoolean(isHeld);
        FiguresState.write(mixed, state);
        composition.writeTo(state);
        detector.writeTo(state);
    }

    static SignalWatch restore(Signal signal, DetectorSettings settings, StateReader state) {
        boolean isHeld = state.getBoolean();
        Change.Revised mixed = FiguresState.read(state);
        Composition composition = Composition.readFrom(state);
        SignalWatch watch =
                new SignalWatch(signal, DropDetector.restore(settings, state), composition);
        watch.isHeld = isHeld;
        watch.mixed = mixed;
        return watch;
    }
}
