package io.bellwether.corenlp;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** VADER in a Python process of its own, which tells its own CPU time. */
final class VaderContender implements Contender {

    private static final double NANOS = 1e9;
    private static final JsonMapper JSON = new JsonMapper();

    /** Reads a JSON list of texts a line; answers the CPU seconds that scoring them took. */
    private static final String SCRIPT =
            """
            import sys
            # Not from the folder in which it happens to be run.
            sys.path[:] = [path for path in sys.path if path]
            import json, time
            from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
            analyzer = SentimentIntensityAnalyzer()
            print(0, flush=True)
            for line in sys.stdin:
                texts = json.loads(line)
                start = time.process_time()
                for text in texts:
                    analyzer.polarity_scores(text)
                print(time.process_time() - start, flush=True)
            """;

    private final Process python;
    private final PrintWriter in;
    private final BufferedReader out;
    private long nanos;

    private VaderContender(Process python) {
        this.python = python;
        this.in = new PrintWriter(python.outputWriter(StandardCharsets.UTF_8));
        this.out = python.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * @throws AbsentException when there is no Python, or no VADER in it
     */
    static VaderContender start() throws AbsentException {
        VaderContender contender = new VaderContender(python());
        try {
            contender.nextSeconds();
        } catch (IOException e) {
            contender.close();
            throw new AbsentException("python3 has no module vaderSentiment");
        }
        return contender;
    }

    private static Process python() throws AbsentException {
        try {
            return new ProcessBuilder("python3", "-c", SCRIPT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new AbsentException("there is no python3");
        }
    }

    @Override
    public int read(List<String> texts) throws IOException {
        in.println(JSON.writeValueAsString(texts));
        in.flush();
        nanos += Math.round(nextSeconds() * NANOS);
        return 0;
    }

    private double nextSeconds() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("VADER's process has ended");
        }
        return Double.parseDouble(line);
    }

    @Override
    public long cpuNanos() {
        return nanos;
    }

    @Override
    public boolean isInside() {
        return false;
    }

    @Override
    public void close() {
        in.close();
        python.destroy();
    }
}
