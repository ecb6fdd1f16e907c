package io.bellwether.calibration;

import io.bellwether.detection.Vote;
import java.util.List;

/** How far each vote lies from what was usual of its kind at its time, and which times were. */
final class Deviations {

    private final double[] values;
    private final boolean[] isQuiet;

    private Deviations(double[] values, boolean[] isQuiet) {
        this.values = values;
        this.isQuiet = isQuiet;
    }

    /** From the mean of the quiet votes of its kind, and in a crisis from the mean of that too. */
    static Deviations of(List<Vote> votes, List<Stretch> crises) {
        Deviations deviations = new Deviations(new double[votes.size()], new boolean[votes.size()]);
        for (int i = 0; i < votes.size(); i++) {
            Vote vote = votes.get(i);
            deviations.isQuiet[i] =
                    crises.stream().noneMatch(crisis -> crisis.contains(vote.eventTime()));
            deviations.values[i] = Kinds.mood(vote);
        }
        for (int kind = 0; kind < Kinds.COUNT; kind++) {
            deviations.centre(votes, kind);
        }
        for (Stretch crisis : crises) {
            deviations.lift(votes, crisis);
        }
        return deviations;
    }

    private void centre(List<Vote> votes, int kind) {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < values.length; i++) {
            if (isQuiet[i] && Kinds.of(votes.get(i)) == kind) {
                sum += values[i];
                count++;
            }
        }
        for (int i = 0; i < values.length; i++) {
            values[i] -= count > 0 && Kinds.of(votes.get(i)) == kind ? sum / count : 0;
        }
    }

    private void lift(List<Vote> votes, Stretch crisis) {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < values.length; i++) {
            if (crisis.contains(votes.get(i).eventTime())) {
                sum += values[i];
                count++;
            }
        }
        for (int i = 0; i < values.length; i++) {
            values[i] -= crisis.contains(votes.get(i).eventTime()) ? sum / count : 0;
        }
    }

    double[] values() {
        return values;
    }

    boolean[] isQuiet() {
        return isQuiet;
    }
}
