package io.bellwether.corenlp;

import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.WordTokenFactory;
import io.bellwether.sentiment.Score;
import java.io.StringReader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one short text costs the linear scorer, and of that the tokeniser. Run it by {@code mvn -q
 * -Pjmh test-compile exec:exec}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LinearScorerBenchmark {

    private final LinearScorer scorer = LinearScorer.shipped();
    private final List<String> texts =
            SmallCorpus.texts().stream().map(LabelledText::text).toList();
    private int next;

    /** Scores the next text. */
    @Benchmark
    public Score score() {
        return scorer.score(text(), null);
    }

    /** Cuts the next text into tokens. */
    @Benchmark
    public int tokenise() {
        return new PTBTokenizer<>(
                        new StringReader(TextCleaner.clean(text())),
                        new WordTokenFactory(),
                        Lexer.OPTIONS)
                .tokenize()
                .size();
    }

    private String text() {
        next = (next + 1) % texts.size();
        return texts.get(next);
    }
}
