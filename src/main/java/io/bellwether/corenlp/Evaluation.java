package io.bellwether.corenlp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.sentiment.Sentiment;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * How well a scorer does on labelled texts.
 *
 * @param scorer its id
 * @param confusion texts by true class and found class; those it would not score are apart
 * @param rightSide share of the negative and positive texts whose level is on their side of .5, in
 *     [0, 1]; NaN when there are none
 * @param macroRecallInterval 95 % bootstrap interval
 * @param reliability of the level, on the texts that were scored
 * @param documentsPerCpuSecond texts per CPU-second of the thread that scores; NaN when there are
 *     too few to tell
 */
public record Evaluation(
        String scorer,
        Confusion confusion,
        double rightSide,
        Interval macroRecallInterval,
        Reliability reliability,
        double documentsPerCpuSecond) {

    /** Ends of an interval, both inside. */
    public record Interval(double low, double high) {}

    /**
     * Judges a scorer on all texts of labelled files.
     *
     * @throws IOException when a file cannot be read or has a bad line
     */
    public static Evaluation of(SentimentScorer scorer, List<Path> files) throws IOException {
        return of(scorer, files, Integer.MAX_VALUE, Progress.NONE);
    }

    /**
     * Judges a scorer on the first {@code limit} texts of labelled files taken together.
     *
     * @throws IOException when a file cannot be read or has a bad line
     */
    public static Evaluation of(
            SentimentScorer scorer, List<Path> files, int limit, Progress progress)
            throws IOException {
        Tally tally = new Tally();
        tally.addAll(scorer, LabelledFile.read(files, limit), progress);
        return tally.evaluation(scorer.id());
    }

    /** Mean over the classes of the share of its texts that were found, in [0, 1]. */
    public double macroRecall() {
        return confusion.macroRecall();
    }

    /** Mean over the classes of the harmonic mean of precision and recall, in [0, 1]. */
    public double macroF1() {
        return confusion.macroF1();
    }

    /** Share of the texts whose class was found, in [0, 1]. */
    public double accuracy() {
        return confusion.accuracy();
    }

    /** Texts judged. */
    public long documents() {
        return confusion.documents();
    }

    /** The figures as a JSON object; shares in [0, 1]. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("scorer", scorer);
        json.put("documents", documents());
        json.put("notScored", confusion.notScored());
        json.put("macroRecall", macroRecall());
        ArrayNode interval = json.putArray("macroRecallInterval");
        interval.add(macroRecallInterval.low()).add(macroRecallInterval.high());
        json.put("macroF1", macroF1());
        json.put("accuracy", accuracy());
        putNumber(json, "rightSideOfHalf", rightSide);
        putNumber(json, "expectedCalibrationError", reliability.error());
        json.set("reliability", reliability.toJson());
        putNumber(json, "documentsPerCpuSecond", documentsPerCpuSecond);
        ObjectNode table = json.putObject("confusion");
        ObjectNode truth = json.putObject("truePrevalence");
        ObjectNode found = json.putObject("predictedPrevalence");
        for (Sentiment sentiment : Sentiment.values()) {
            ObjectNode row = table.putObject(sentiment.label());
            for (Sentiment other : Sentiment.values()) {
                row.put(other.label(), confusion.count(sentiment, other));
            }
            row.put("notScored", confusion.notScored(sentiment));
            truth.put(sentiment.label(), confusion.truePrevalence(sentiment));
            found.put(sentiment.label(), confusion.predictedPrevalence(sentiment));
        }
        return json;
    }

    private static void putNumber(ObjectNode json, String name, double value) {
        if (Double.isNaN(value)) {
            json.putNull(name);
        } else {
            json.put(name, value);
        }
    }

    /** The figures as lines to read; shares in per cent. */
    public String toText() {
        return EvaluationTable.of(this);
    }
}
