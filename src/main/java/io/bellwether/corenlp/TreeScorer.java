package io.bellwether.corenlp;

import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.SentimentScorer;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Scores English text with CoreNLP's {@code sentiment} annotator (Socher et al. 2013) over the
 * trees of its shift-reduce parser: about 100 times slower than {@link LinearScorer} and less exact
 * on short posts; for long-form text and for those who want the published model. Its models, 920
 * MB, come with the build profile {@code tree} only, and take about 650 MB of heap.
 *
 * <p>The level of a sentence is the mean of its five classes, 0 to 1; that of a text is the mean
 * over its sentences, weighted by their tokens. The class is the most probable of negative, neutral
 * and positive after the same mean, the two negative and the two positive classes taken together.
 *
 * <p>Text can make the parser overflow its stack or run for minutes, and it hears no interrupt. So
 * it is given at most {@value Sentences#MOST_TOKENS} tokens of a text, in pieces of at most {@value
 * Sentences#LONGEST}, on threads of its own with a large stack; what fails even then is {@link
 * Score.Reason#TOO_COMPLEX}. Safe for use by several threads; {@link #score} waits for its worker,
 * so it must not be called where blocking is not allowed.
 */
public final class TreeScorer implements SentimentScorer, AutoCloseable {

    /** The name by which configuration and command line ask for it. */
    public static final String NAME = "tree";

    private static final long STACK_BYTES = 64L << 20;

    private final SentimentTrees trees;
    private final LinearModel words;
    private final ExecutorService workers;
    private final AtomicLong cpuNanos = new AtomicLong();
    private final String id;

    private TreeScorer(SentimentTrees trees, int threads) {
        this.trees = trees;
        this.words = ModelFile.shipped();
        this.workers = Executors.newFixedThreadPool(threads, TreeScorer::worker);
        this.id = NAME + "-" + trees.hash();
    }

    /**
     * Loads the models, which takes some ten seconds.
     *
     * @throws IllegalStateException when they were not built in
     */
    public static TreeScorer open() {
        return new TreeScorer(SentimentTrees.load(), Runtime.getRuntime().availableProcessors());
    }

    /** Whether the models were built in. */
    public static boolean isAvailable() {
        return SentimentTrees.areModelsPresent();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Score score(String text, @Nullable String language) {
        if (Language.isForeign(language)) {
            return new Score.NotScored(Score.Reason.LANGUAGE);
        }
        String clean = TextCleaner.clean(text);
        Reading reading = words.read(clean);
        if (!Language.hasWords(reading)) {
            return new Score.NotScored(Score.Reason.NO_WORDS);
        }
        if (!Language.isEnglish(reading)) {
            return new Score.NotScored(Score.Reason.LANGUAGE);
        }
        return await(workers.submit(() -> read(clean)));
    }

    private Score read(String clean) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            return trees.score(Sentences.of(clean));
        } finally {
            cpuNanos.addAndGet(
                    ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        }
    }

    /** Waits through interrupts, which it leaves set: half a score would be another score. */
    private static Score await(Future<Score> result) {
        boolean wasInterrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    wasInterrupted = true;
                } catch (ExecutionException e) {
                    return failed(e);
                }
            }
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A missing class is our fault; every other failure is the text's. */
    private static Score failed(ExecutionException e) {
        if (e.getCause() instanceof LinkageError missing) {
            throw missing;
        }
        return new Score.NotScored(Score.Reason.TOO_COMPLEX);
    }

    /** CPU time that all workers have spent on scoring. */
    long cpuNanos() {
        return cpuNanos.get();
    }

    /** Ends the workers; {@link #score} must not be called any more. */
    @Override
    public void close() {
        workers.shutdown();
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(null, work, "tree-scorer", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }
}
