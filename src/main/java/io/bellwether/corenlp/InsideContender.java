package io.bellwether.corenlp;

import edu.stanford.nlp.ling.Word;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.WordTokenFactory;
import io.bellwether.sentiment.SentimentScorer;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A contender in this process.
 *
 * @param reader reads one text
 * @param elsewhere CPU time that it took on threads other than the caller's
 */
record InsideContender(Consumer<String> reader, LongSupplier elsewhere, Runnable closing)
        implements Contender {

    private static InsideContender here(Consumer<String> reader) {
        return new InsideContender(reader, () -> 0, () -> {});
    }

    static InsideContender of(SentimentScorer scorer) {
        return here(text -> scorer.score(text, null));
    }

    static InsideContender tree() {
        TreeScorer scorer = TreeScorer.open();
        return new InsideContender(
                text -> scorer.score(text, null), scorer::cpuNanos, scorer::close);
    }

    /** CoreNLP's tokeniser with its own options on the text as it came. */
    static InsideContender plainTokeniser() {
        return here(
                text -> {
                    PTBTokenizer<Word> words = PTBTokenizer.newPTBTokenizer(new StringReader(text));
                    while (words.hasNext()) {
                        words.next();
                    }
                });
    }

    /** CoreNLP's tokeniser with our options on the cleaned text, a new one for each text. */
    static InsideContender ownTokeniser() {
        return here(
                text ->
                        new PTBTokenizer<>(
                                        new StringReader(TextCleaner.clean(text)),
                                        new WordTokenFactory(),
                                        Lexer.OPTIONS)
                                .tokenize());
    }

    static InsideContender stock(boolean hasGraphs) {
        StanfordCoreNLP pipeline = new StanfordCoreNLP(stockSettings(hasGraphs));
        return here(text -> pipeline.process(text));
    }

    static Properties stockSettings(boolean hasGraphs) {
        Properties settings = new Properties();
        settings.setProperty("annotators", "tokenize,ssplit,pos,parse,sentiment");
        settings.setProperty("parse.model", "edu/stanford/nlp/models/srparser/englishSR.ser.gz");
        settings.setProperty("parse.buildgraphs", Boolean.toString(hasGraphs));
        return settings;
    }

    /** The stock annotators may fail on a text by any error; that is what is counted. */
    @Override
    public int read(List<String> texts) {
        int failed = 0;
        for (String text : texts) {
            try {
                reader.accept(text);
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                failed++;
            }
        }
        return failed;
    }

    @Override
    public long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
                + elsewhere.getAsLong();
    }

    @Override
    public void close() {
        closing.run();
    }
}
