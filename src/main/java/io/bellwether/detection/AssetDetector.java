package io.bellwether.detection;

import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Watches all signals of one asset under one budget, and says when the asset has degraded.
 *
 * <p>Not safe for several threads.
 */
public final class AssetDetector {

    private final DropDetector text;

    public AssetDetector(DetectorSettings settings) {
        this(new DropDetector(settings));
    }

    private AssetDetector(DropDetector text) {
        this.text = text;
    }

    /**
     * A detector that goes on where {@link #writeTo} left off.
     *
     * @param settings those that held then
     * @throws CorruptStateException when the bytes are not what was written
     */
    public static AssetDetector restore(DetectorSettings settings, StateReader state) {
        return new AssetDetector(DropDetector.restore(settings, state));
    }

    /** Writes everything that later changes depend on, settings apart. */
    public void writeTo(StateWriter state) {
        text.writeTo(state);
    }

    /**
     * Takes one vote. Hours that ended before it are closed first.
     *
     * @param vote not in an hour that is closed already
     * @return what became true, in order; mostly nothing
     */
    public List<Change> vote(Vote vote) {
        OptionalDouble level = vote.text();
        return level.isEmpty()
                ? text.advanceTo(vote.eventTime())
                : text.vote(vote.eventTime(), level.getAsDouble());
    }

    /** As {@link DropDetector#advanceTo}. */
    public List<Change> advanceTo(Instant to) {
        return text.advanceTo(to);
    }

    /** As {@link DropDetector#changeSettings}. */
    public void changeSettings(DetectorSettings others) {
        text.changeSettings(others);
    }

    /** As {@link DropDetector#acceptLevel}. */
    public List<Change> acceptLevel(Instant at) {
        return text.acceptLevel(at);
    }

    /** The condition as of the last call. */
    public Phase phase() {
        return text.phase();
    }

    /**
     * What was found out about {@code signal}; empty while learning, and for {@link Signal#MIX}.
     */
    public Optional<NoiseModel> model(Signal signal) {
        return signal == Signal.TEXT ? text.model() : Optional.empty();
    }
}
