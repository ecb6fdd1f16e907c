package io.bellwether.replay;

import io.bellwether.decision.Decision;
import io.bellwether.feedback.Rejection;
import io.bellwether.hypothesis.Hypothesis;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.window.ReorderBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Everything that a finite past holds, scored and in the order of event time, whatever order it
 * came in.
 *
 * @param feedback in {@link ReorderBuffer#ORDER}
 * @param decisions in the order in which they were read
 * @param hypotheses in the order in which they were registered
 * @param rejected what could not be read, in the order in which it was read
 */
public record History(
        List<ScoredFeedback> feedback,
        List<Decision> decisions,
        List<Registration> hypotheses,
        List<Rejected> rejected) {

    public History {
        List<ScoredFeedback> sorted = new ArrayList<>(feedback);
        sorted.sort(ReorderBuffer.ORDER);
        feedback = List.copyOf(sorted);
        decisions = List.copyOf(decisions);
        hypotheses = List.copyOf(hypotheses);
        rejected = List.copyOf(rejected);
    }

    /** The same past with these hypotheses, each known to what is said from then on. */
    public History registering(List<Hypothesis> registered) {
        return placing(registered.stream().map(Registration::of).toList());
    }

    /** The same past with these hypotheses at their places. */
    public History placing(List<Registration> registered) {
        List<Registration> inOrder = new ArrayList<>(registered);
        inOrder.sort(Comparator.comparing(each -> each.hypothesis().registeredAt()));
        return new History(feedback, decisions, inOrder, rejected);
    }

    /**
     * A record that could not be read.
     *
     * @param place file and line, or topic, partition and offset
     * @param rejection why
     */
    public record Rejected(String place, Rejection rejection) {
        @Override
        public String toString() {
            return place + ": " + rejection;
        }
    }
}
