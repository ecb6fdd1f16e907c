package io.bellwether.corenlp;

import io.bellwether.sentiment.Score;
import java.util.Map;
import java.util.TreeMap;

/** What came out when a tree scorer read generated texts. For one thread. */
final class Findings {

    private final TreeScorer scorer;
    private final Map<String, Integer> found = new TreeMap<>();
    private final long heapBefore;
    private long cpuNanos;
    private long worstNanos;
    private int worstLength;
    private int texts;

    Findings(TreeScorer scorer) {
        this.scorer = scorer;
        this.heapBefore = usedAfterCollection();
    }

    TreeScorer scorer() {
        return scorer;
    }

    int texts() {
        return texts;
    }

    Score score(String text) {
        long start = scorer.cpuNanos();
        Score score = scorer.score(text, null);
        long nanos = scorer.cpuNanos() - start;
        texts++;
        String kind =
                switch (score) {
                    case Score.Scored scored -> "scored";
                    case Score.NotScored unread -> unread.reason().label();
                };
        found.merge(kind, 1, Integer::sum);
        cpuNanos += nanos;
        if (nanos > worstNanos) {
            worstNanos = nanos;
            worstLength = text.length();
        }
        return score;
    }

    /** Bytes of heap in use after a collection, above those before the first text. */
    long retained() {
        return usedAfterCollection() - heapBefore;
    }

    private static long usedAfterCollection() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Override
    public String toString() {
        return texts
                + " hostile texts "
                + found
                + ", "
                + cpuNanos / 1_000_000_000
                + " s of CPU, worst "
                + worstNanos / 1_000_000
                + " ms ("
                + worstLength
                + " characters)";
    }
}
