package io.bellwether.corenlp;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.ThreadMXBean;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.WordTokenFactory;
import io.bellwether.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.zip.GZIPInputStream;

/**
 * Measures the linear scorer beside CoreNLP's tokeniser alone: rounds in turn, CPU time of the one
 * thread, the median. Not a test; run it by hand, with the name of a file of the shared data.
 */
final class LinearSpeed {

    private static final int WARM_UP = 4;
    private static final int ROUNDS = 15;
    private static final int TEXTS = 7000;

    private LinearSpeed() {}

    public static void main(String[] arguments) throws IOException {
        List<String> texts = texts(arguments[0]);
        List<String> clean = texts.stream().map(TextCleaner::clean).toList();
        LinearScorer scorer = LinearScorer.shipped();
        CachedScorer cached = new CachedScorer(scorer, 1 << 20);
        Map<String, Runnable> runs = new LinkedHashMap<>();
        runs.put("tokeniser, on cleaned texts", all(clean, text -> cut(text, LexerTest.OPTIONS)));
        runs.put(
                "tokeniser, CoreNLP's defaults", all(texts, text -> cut(text, "invertible=false")));
        runs.put("linear scorer", all(texts, text -> scorer.score(text, null).hashCode()));
        runs.put("linear scorer, all in cache", all(texts, t -> cached.score(t, null).hashCode()));
        CachedScorer one = new CachedScorer(scorer, 1);
        runs.put("linear scorer, none in cache", all(texts, t -> one.score(t, null).hashCode()));
        runs.put("text cleaner", all(texts, text -> TextCleaner.clean(text).length()));
        measure(runs, texts.size());
    }

    private static Runnable all(List<String> texts, ToLongFunction<String> work) {
        return () -> {
            long sum = 0;
            for (String text : texts) {
                // A text from a topic is a new string, whose hash is not known.
                sum += work.applyAsLong(new String(text.toCharArray()));
            }
            if (sum == 42) {
                System.out.println();
            }
        };
    }

    private static long cut(String text, String options) {
        return new PTBTokenizer<>(new StringReader(text), new WordTokenFactory(), options)
                .tokenize()
                .size();
    }

    private static void measure(Map<String, Runnable> runs, int texts) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Map<String, double[]> micros = new LinkedHashMap<>();
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Map.Entry<String, Runnable> run : runs.entrySet()) {
                long allocated = thread.getCurrentThreadAllocatedBytes();
                long start = thread.getCurrentThreadCpuTime();
                run.getValue().run();
                double spent = (thread.getCurrentThreadCpuTime() - start) / 1e3 / texts;
                bytes.put(
                        run.getKey(),
                        (thread.getCurrentThreadAllocatedBytes() - allocated) / texts);
                if (round >= 0) {
                    micros.computeIfAbsent(run.getKey(), name -> new double[ROUNDS])[round] = spent;
                }
            }
        }
        micros.forEach(
                (name, all) -> {
                    Arrays.sort(all);
                    double median = all[ROUNDS / 2];
                    System.out.printf(
                            "%-30s %7.2f us %8.0f texts/CPU-s %7d bytes/text%n",
                            name, median, 1e6 / median, bytes.get(name));
                });
    }

    private static List<String> texts(String file) throws IOException {
        JsonMapper json = new JsonMapper();
        List<String> texts = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(SharedData.file(file))),
                                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine();
                    line != null && texts.size() < TEXTS;
                    line = lines.readLine()) {
                texts.add(json.readTree(line).path("text").asText());
            }
        }
        return texts;
    }
}
