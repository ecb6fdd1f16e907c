package io.bellwether.corenlp;

import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.Sentiment;
import java.util.ArrayList;
import java.util.List;

/** Adds up the errors of methods that tell shares and level of groups. For one thread. */
final class GroupErrors {

    private static final List<String> SHARES =
            List.of("classify and count", "probabilities counted", "probabilities adjusted (PACC)");
    private static final List<String> LEVELS =
            List.of("counted", "adjusted, each text in [0, 1]", "adjusted, the group in [0, 1]");
    private static final int CLASSES = Sentiment.values().length;
    private static final double[] LEVEL_OF_CLASS = {0, 0.5, 1};

    private final Adjustment adjustment;
    private final AdjustedLevel level;
    private final double[] absolute = new double[SHARES.size()];
    private final double[] divergence = new double[SHARES.size()];
    private final List<double[]> levels = new ArrayList<>();
    private final List<Double> trueLevels = new ArrayList<>();

    GroupErrors(Adjustment adjustment) {
        this.adjustment = adjustment;
        this.level = new AdjustedLevel(adjustment);
    }

    int count() {
        return trueLevels.size();
    }

    /** Adds a group that is not empty. */
    void add(List<Posterior> group) {
        double[] truth = new double[CLASSES];
        double[] found = new double[CLASSES];
        double[] means = new double[CLASSES];
        double cut = 0;
        for (Posterior text : group) {
            double[] p = text.probabilities();
            Score.Scored score = Score.Scored.ofProbabilities(p[0], p[1], p[2]);
            for (Sentiment sentiment : Sentiment.values()) {
                int k = place(sentiment);
                truth[k] += text.truth() == sentiment ? 1.0 / group.size() : 0;
                found[k] += score.sentiment() == sentiment ? 1.0 / group.size() : 0;
                means[k] += p[k] / group.size();
            }
            cut += level.of(p) / group.size();
        }
        addShares(truth, List.of(found, means, Simplex.nearest(adjustment.shares(means))), group);
        trueLevels.add(sum(LEVEL_OF_CLASS, truth));
        levels.add(new double[] {sum(LEVEL_OF_CLASS, means), cut, level.of(means)});
    }

    private static int place(Sentiment sentiment) {
        return switch (sentiment) {
            case NEGATIVE -> 0;
            case NEUTRAL -> 1;
            case POSITIVE -> 2;
        };
    }

    private static double sum(double[] weights, double[] shares) {
        double sum = 0;
        for (int k = 0; k < CLASSES; k++) {
            sum += weights[k] * shares[k];
        }
        return sum;
    }

    private void addShares(double[] truth, List<double[]> found, List<Posterior> group) {
        double smoothing = 1.0 / (2 * group.size());
        for (int method = 0; method < found.size(); method++) {
            double[] shares = found.get(method);
            for (int k = 0; k < CLASSES; k++) {
                absolute[method] += Math.abs(shares[k] - truth[k]) / CLASSES;
                double p = (truth[k] + smoothing) / (1 + CLASSES * smoothing);
                double q = (shares[k] + smoothing) / (1 + CLASSES * smoothing);
                divergence[method] += p * StrictMath.log(p / q);
            }
        }
    }

    /** The means of what was added; at least one group is needed. */
    PrevalenceEvaluation.Groups groups(String kind) {
        List<PrevalenceEvaluation.ShareError> shares = new ArrayList<>();
        for (int method = 0; method < SHARES.size(); method++) {
            shares.add(
                    new PrevalenceEvaluation.ShareError(
                            SHARES.get(method),
                            absolute[method] / count(),
                            divergence[method] / count()));
        }
        List<PrevalenceEvaluation.LevelError> errors = new ArrayList<>();
        for (int method = 0; method < LEVELS.size(); method++) {
            errors.add(levelError(method));
        }
        return new PrevalenceEvaluation.Groups(kind, count(), shares, errors);
    }

    private PrevalenceEvaluation.LevelError levelError(int method) {
        double meanTruth = 0;
        double meanFound = 0;
        double error = 0;
        for (int i = 0; i < count(); i++) {
            meanTruth += trueLevels.get(i) / count();
            meanFound += levels.get(i)[method] / count();
            error += Math.abs(levels.get(i)[method] - trueLevels.get(i)) / count();
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < count(); i++) {
            double x = trueLevels.get(i) - meanTruth;
            double y = levels.get(i)[method] - meanFound;
            xx += x * x;
            xy += x * y;
            yy += y * y;
        }
        double slope = xx == 0 ? Double.NaN : xy / xx;
        double scatter = Math.sqrt(Math.max(0, yy - slope * xy) / count()) / slope;
        return new PrevalenceEvaluation.LevelError(LEVELS.get(method), error, slope, scatter);
    }
}
