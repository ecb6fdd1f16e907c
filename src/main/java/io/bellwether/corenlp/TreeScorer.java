package io.bellwether.corenlp;

import edu.stanford.nlp.trees.Tree;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.SentimentScorer;
import java.util.List;
import java.util.function.Function;
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
 * Sentences#LONGEST}, tagged in bounded work ({@link BoundedTagging}), on threads of its own with a
 * large stack; what fails even then is {@link Score.Reason#TOO_COMPLEX}. Safe for use by several
 * threads; {@link #score} waits for its worker, so it must not be called where blocking is not
 * allowed.
 */
public final class TreeScorer implements SentimentScorer, AutoCloseable {

    /** The name by which configuration and command line ask for it. */
    public static final String NAME = "tree";

    private final SentimentTrees trees;
    private final LinearModel words;
    private final ParserThreads threads;
    private final String id;

    private TreeScorer(SentimentTrees trees, ParserThreads threads) {
        this.trees = trees;
        this.words = ModelFile.shipped();
        this.threads = threads;
        this.id = NAME + "-" + trees.hash();
    }

    /**
     * Loads the models, which takes some ten seconds.
     *
     * @throws IllegalStateException when they were not built in
     */
    public static TreeScorer open() {
        int threads = Runtime.getRuntime().availableProcessors();
        return of(SentimentTrees.load(), new ParserThreads(threads));
    }

    /**
     * A class that is first needed when the stack is full would be broken for good: so, all now.
     */
    static TreeScorer of(SentimentTrees trees, ParserThreads threads) {
        TreeScorer scorer = new TreeScorer(trees, threads);
        scorer.explain("It works well, and nobody has ever complained.");
        return scorer;
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
        return read(text, SentimentTrees::score, unread -> unread);
    }

    /** Waits for its worker as {@link #score} does. */
    @Override
    public List<String> carriers(String text) {
        return explain(text).carriers();
    }

    /** Scores a text as {@link #score} does and tells which of its phrases decided. */
    public TreeExplanation explain(String text) {
        return read(
                text,
                parsed -> TreeExplanation.of(SentimentTrees.score(parsed), parsed),
                unread -> new TreeExplanation(unread, List.of()));
    }

    private <T> T read(
            String text, Function<List<Tree>, T> whenRead, Function<Score.NotScored, T> otherwise) {
        String clean = TextCleaner.clean(text);
        Reading reading = words.read(clean);
        if (!Language.hasWords(reading)) {
            return otherwise.apply(new Score.NotScored(Score.Reason.NO_WORDS));
        }
        if (!Language.isEnglish(reading)) {
            return otherwise.apply(new Score.NotScored(Score.Reason.LANGUAGE));
        }
        return threads.call(() -> whenRead.apply(trees.of(Sentences.of(clean))))
                .orElseGet(() -> otherwise.apply(new Score.NotScored(Score.Reason.TOO_COMPLEX)));
    }

    /** CPU time that all workers have spent on scoring. */
    long cpuNanos() {
        return threads.cpuNanos();
    }

    /** Ends the workers; {@link #score} must not be called any more. */
    @Override
    public void close() {
        threads.close();
    }
}
