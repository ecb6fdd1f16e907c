package io.bellwether.capacity;

import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.SentimentScorer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Scores texts that lie in memory, a few at a time on each of several threads.
 *
 * @param threads at least 1
 */
public record ScorerAlone(SentimentScorer scorer, int threads) {

    private static final int CHUNK = 64;

    /** Scores all of them; returns how many have a score. */
    public long score(List<String> texts) throws InterruptedException {
        List<Callable<Long>> chunks = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += CHUNK) {
            List<String> chunk = texts.subList(from, Math.min(texts.size(), from + CHUNK));
            chunks.add(() -> scored(chunk));
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            long scored = 0;
            for (Future<Long> part : pool.invokeAll(chunks)) {
                scored += part.get();
            }
            return scored;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the scorer failed on a text", e);
        }
    }

    private long scored(List<String> texts) {
        return texts.stream()
                .map(text -> scorer.score(text, "en"))
                .filter(Score.Scored.class::isInstance)
                .count();
    }
}
