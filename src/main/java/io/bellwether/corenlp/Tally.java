package io.bellwether.corenlp;

import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.Sentiment;
import io.bellwether.sentiment.SentimentScorer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Counts how a scorer does, text by text. Not safe for use by several threads. */
final class Tally {

    /** Texts scored beforehand, so that compiling is not counted as scoring. */
    private static final int WARM_UP = 2000;

    /** Below this the clock's steps tell more than the scorer. */
    private static final long SHORTEST_NANOS = 20_000_000;

    private static final int CLASSES = Sentiment.values().length;
    private static final int PROGRESS_STEP = 500;

    private final Map<Sentiment, Confusion.Row> rows = new EnumMap<>(Sentiment.class);
    private final BitSet hits = new BitSet();
    private final Reliability.Builder reliability = new Reliability.Builder();
    private int counted;
    private long sided;
    private long rightSided;
    private long nanos;

    /** Scores texts and counts; the first {@value #WARM_UP} are scored twice. */
    void addAll(SentimentScorer scorer, List<LabelledText> texts, Progress progress) {
        LongSupplier clock = cpuClock(scorer);
        if (!(scorer instanceof TreeScorer)) {
            texts.stream().limit(WARM_UP).forEach(text -> scorer.score(text.text(), null));
        }
        for (int i = 0; i < texts.size(); i++) {
            long start = clock.getAsLong();
            Score score = scorer.score(texts.get(i).text(), null);
            nanos += clock.getAsLong() - start;
            add(texts.get(i).label(), score);
            if ((i + 1) % PROGRESS_STEP == 0 || i + 1 == texts.size()) {
                progress.step("score", i + 1, texts.size());
            }
        }
    }

    /** Counts one text. */
    void add(Sentiment truth, Score score) {
        if (score instanceof Score.Scored scored && scored.sentiment() == truth) {
            hits.set(counted);
        }
        counted++;
        switch (score) {
            case Score.Scored scored -> {
                rows.compute(truth, (key, row) -> orEmpty(row).plus(scored.sentiment()));
                addSide(truth, scored.level());
                reliability.add(truth, scored.level());
            }
            case Score.NotScored unread -> {
                rows.compute(truth, (key, row) -> orEmpty(row).plusNotScored());
                addSide(truth, 0.5);
            }
        }
    }

    /** Which texts, in the order they were added, were found to be what they are. */
    BitSet hits() {
        return (BitSet) hits.clone();
    }

    private static Confusion.Row orEmpty(Confusion.@Nullable Row row) {
        return row == null ? Confusion.Row.EMPTY : row;
    }

    private void addSide(Sentiment truth, double level) {
        if (truth != Sentiment.NEUTRAL) {
            sided++;
            boolean isRight = truth == Sentiment.POSITIVE ? level > 0.5 : level < 0.5;
            rightSided += isRight ? 1 : 0;
        }
    }

    Evaluation evaluation(String scorer) {
        Confusion confusion = new Confusion(rows);
        return new Evaluation(
                scorer,
                confusion,
                sided == 0 ? Double.NaN : (double) rightSided / sided,
                interval(confusion),
                reliability.build(),
                nanos < SHORTEST_NANOS ? Double.NaN : confusion.documents() * 1e9 / nanos);
    }

    private static Evaluation.Interval interval(Confusion confusion) {
        int[] outcomes = outcomes(confusion);
        return outcomes.length == 0
                ? new Evaluation.Interval(0, 1)
                : Bootstrap.interval(outcomes.length, places -> macroRecall(outcomes, places));
    }

    /** For each text twice the place of its class, and one more if it was found. */
    private static int[] outcomes(Confusion confusion) {
        int[] outcomes = new int[Math.toIntExact(confusion.documents())];
        int next = 0;
        int place = 0;
        for (Map.Entry<Sentiment, Confusion.Row> row : confusion.rows().entrySet()) {
            int total = (int) row.getValue().total();
            int hits = (int) row.getValue().count(row.getKey());
            Arrays.fill(outcomes, next, next + total - hits, place);
            Arrays.fill(outcomes, next + total - hits, next + total, place + 1);
            next += total;
            place += 2;
        }
        return outcomes;
    }

    private static double macroRecall(int[] outcomes, int[] places) {
        long[] sample = new long[2 * CLASSES];
        for (int place : places) {
            sample[outcomes[place]]++;
        }
        double sum = 0;
        int present = 0;
        for (int i = 0; i < sample.length; i += 2) {
            long texts = sample[i] + sample[i + 1];
            if (texts > 0) {
                sum += (double) sample[i + 1] / texts;
                present++;
            }
        }
        return sum / present;
    }

    /** CPU time of the thread that scores: the caller's, or the tree scorer's own. */
    private static LongSupplier cpuClock(SentimentScorer scorer) {
        if (scorer instanceof TreeScorer tree) {
            return tree::cpuNanos;
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported()
                ? threads::getCurrentThreadCpuTime
                : System::nanoTime;
    }
}
