package io.bellwether.corenlp;

import io.bellwether.sentiment.Sentiment;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Counts of texts by true and found class. A text that was not scored is a miss for its class.
 *
 * @param rows by true class, all three in their order
 */
public record Confusion(Map<Sentiment, Row> rows) {

    /**
     * What the texts of one true class were found to be.
     *
     * @param negative texts found negative; likewise {@code neutral} and {@code positive}
     * @param notScored texts without a score
     */
    public record Row(long negative, long neutral, long positive, long notScored) {

        static final Row EMPTY = new Row(0, 0, 0, 0);

        long total() {
            return negative + neutral + positive + notScored;
        }

        long count(Sentiment found) {
            return switch (found) {
                case NEGATIVE -> negative;
                case NEUTRAL -> neutral;
                case POSITIVE -> positive;
            };
        }

        Row plus(Sentiment found) {
            return switch (found) {
                case NEGATIVE -> new Row(negative + 1, neutral, positive, notScored);
                case NEUTRAL -> new Row(negative, neutral + 1, positive, notScored);
                case POSITIVE -> new Row(negative, neutral, positive + 1, notScored);
            };
        }

        Row plusNotScored() {
            return new Row(negative, neutral, positive, notScored + 1);
        }
    }

    public Confusion {
        Map<Sentiment, Row> copy = new EnumMap<>(Sentiment.class);
        for (Sentiment sentiment : Sentiment.values()) {
            copy.put(sentiment, rows.getOrDefault(sentiment, Row.EMPTY));
        }
        rows = Collections.unmodifiableMap(copy);
    }

    /** Texts of one class that were found to be of another or the same. */
    public long count(Sentiment truth, Sentiment found) {
        return row(truth).count(found);
    }

    /** Texts of a class that were not scored. */
    public long notScored(Sentiment truth) {
        return row(truth).notScored();
    }

    /** Texts that were not scored. */
    public long notScored() {
        return sum(Row::notScored);
    }

    /** All texts. */
    public long documents() {
        return sum(Row::total);
    }

    /** Share of a class among all texts, in [0, 1]; 0 when there are none. */
    public double truePrevalence(Sentiment sentiment) {
        return ratio(row(sentiment).total(), documents());
    }

    /** Share of the scored texts that were found to be of a class, in [0, 1]. */
    public double predictedPrevalence(Sentiment sentiment) {
        return ratio(found(sentiment), documents() - notScored());
    }

    /** Share of a class's texts that were found, in [0, 1]; 0 when there are none. */
    public double recall(Sentiment sentiment) {
        return ratio(count(sentiment, sentiment), row(sentiment).total());
    }

    /** Texts of a class. */
    public long documents(Sentiment truth) {
        return row(truth).total();
    }

    /** Mean over the classes that have texts of the share that was found, in [0, 1]. */
    public double macroRecall() {
        return present().mapToDouble(this::recall).average().orElse(0);
    }

    /** Mean over the classes that have texts of F1, in [0, 1]. */
    public double macroF1() {
        return present()
                .mapToDouble(s -> ratio(2 * count(s, s), row(s).total() + found(s)))
                .average()
                .orElse(0);
    }

    /** Share of the texts whose class was found, in [0, 1]. */
    public double accuracy() {
        return ratio(Stream.of(Sentiment.values()).mapToLong(s -> count(s, s)).sum(), documents());
    }

    private Row row(Sentiment truth) {
        return rows.getOrDefault(truth, Row.EMPTY);
    }

    private long found(Sentiment sentiment) {
        return sum(row -> row.count(sentiment));
    }

    private long sum(ToLongFunction<Row> part) {
        return rows.values().stream().mapToLong(part).sum();
    }

    private Stream<Sentiment> present() {
        return Arrays.stream(Sentiment.values()).filter(s -> row(s).total() > 0);
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
