package io.bellwether.corenlp;

import io.bellwether.sentiment.Sentiment;
import java.util.Formatter;
import java.util.Locale;

/** An {@link Evaluation} as lines to read, shares in per cent. */
final class EvaluationTable {

    private EvaluationTable() {}

    static String of(Evaluation evaluation) {
        try (Formatter out = new Formatter(Locale.ROOT)) {
            addFigures(out, evaluation);
            out.format("%n");
            addTable(out, evaluation.confusion());
            return out.toString();
        }
    }

    private static void addFigures(Formatter out, Evaluation evaluation) {
        out.format("scorer        %s%n", evaluation.scorer());
        out.format(
                "documents     %,d (%,d not scored)%n",
                evaluation.documents(), evaluation.confusion().notScored());
        out.format(
                "macro recall  %.1f %%  (95 %%: %.1f to %.1f)%n",
                100 * evaluation.macroRecall(),
                100 * evaluation.macroRecallInterval().low(),
                100 * evaluation.macroRecallInterval().high());
        out.format("macro F1      %.1f %%%n", 100 * evaluation.macroF1());
        out.format("accuracy      %.1f %%%n", 100 * evaluation.accuracy());
        if (!Double.isNaN(evaluation.rightSide())) {
            out.format(
                    "right side    %.1f %% of the negative and positive texts%n",
                    100 * evaluation.rightSide());
        }
        double error = evaluation.reliability().error();
        if (!Double.isNaN(error)) {
            out.format("calibration   %.3f expected error of the level%n", error);
        }
        if (!Double.isNaN(evaluation.documentsPerCpuSecond())) {
            out.format(
                    "speed         %,.0f documents per CPU-second%n",
                    evaluation.documentsPerCpuSecond());
        }
    }

    private static void addTable(Formatter out, Confusion confusion) {
        out.format("true \\ found  negative   neutral  positive  no score     share%n");
        for (Sentiment truth : Sentiment.values()) {
            out.format("%-12s", truth.label());
            for (Sentiment found : Sentiment.values()) {
                out.format(" %,9d", confusion.count(truth, found));
            }
            out.format(
                    " %,9d  %6.1f %%%n",
                    confusion.notScored(truth), 100 * confusion.truePrevalence(truth));
        }
        out.format("%-12s", "share");
        for (Sentiment found : Sentiment.values()) {
            out.format(" %7.1f %%", 100 * confusion.predictedPrevalence(found));
        }
        out.format("%n");
    }
}
