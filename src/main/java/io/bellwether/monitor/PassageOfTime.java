package io.bellwether.monitor;

import io.bellwether.detection.NoiseModel;
import io.bellwether.detection.Signal;
import io.bellwether.hypothesis.Metric;
import java.time.Instant;
import java.util.List;

/**
 * Lets event time pass. Stops at the moments of hypotheses, so that nothing depends on the steps
 * that time takes. Not safe for several threads.
 */
final class PassageOfTime {

    /** How far a level steps in a day while nothing is known of it: what the prior says. */
    private static final double USUAL_WANDER_SD = .0027;

    private final MonitorState state;
    private final ChangePublisher changes;

    PassageOfTime(MonitorState state, ChangePublisher changes) {
        this.state = state;
        this.changes = changes;
    }

    /** Time passes up to {@code time}, and what was claimed of it until then gets its verdict. */
    void advance(Instant time, List<Output> outputs) {
        while (!state.hypotheses().moment().isAfter(time)) {
            pass(state.hypotheses().moment(), outputs);
            reach(outputs);
        }
        pass(time, outputs);
    }

    private void pass(Instant time, List<Output> outputs) {
        changes.publish(state.detector().advanceTo(time), outputs);
        changes.closeStars(time, outputs);
    }

    /** Gives the verdicts up to {@code last} without time that passes: there is no more of it. */
    void judge(Instant last, List<Output> outputs) {
        while (!state.hypotheses().moment().isAfter(last)) {
            reach(outputs);
        }
    }

    private void reach(List<Output> outputs) {
        state.hypotheses()
                .reach(this::wanderSd)
                .ifPresent(verdict -> outputs.add(new Output.VerdictGiven(verdict)));
    }

    private double wanderSd(Metric metric) {
        return state.detector()
                .model(metric.isOfStars() ? Signal.RATING : Signal.TEXT)
                .map(NoiseModel::wanderSd)
                .orElse(USUAL_WANDER_SD);
    }
}
