package io.bellwether.corenlp;

import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Measures how many texts the scorers and others read in a second of CPU time, on the same texts,
 * by turns: each reads its share once to warm up and then several times, and the median of those
 * counts. Not safe for several threads.
 *
 * @param texts what is read, at least 1
 * @param slow how many of them by those that parse, which are slow; at least 1
 * @param rounds at least 1
 */
public record SpeedBenchmark(List<String> texts, int slow, int rounds) {

    /** The row that others are compared with. */
    static final String LINEAR = "linear scorer";

    /** The row that shows what no scorer over CoreNLP's tokeniser can pass. */
    static final String TOKENISER = "PTB tokeniser, its defaults, raw text";

    private static final String FIRST = "It works well.";

    /** How a contender is opened. */
    private interface Opening {
        Contender open() throws IOException;
    }

    private record Row(String name, boolean isSlow, boolean hasModels, Opening opening) {}

    /** How the linear scorer is opened. */
    public interface LinearOpening {
        SentimentScorer open() throws IOException;
    }

    public SpeedBenchmark {
        texts = List.copyOf(texts);
        if (texts.isEmpty() || slow < 1 || rounds < 1) {
            throw new IllegalArgumentException("texts and rounds must be at least 1");
        }
    }

    /**
     * The texts of JSON Lines with a field {@code text} and a {@code label}.
     *
     * @throws IOException when a file cannot be read or has a bad line
     */
    public static List<String> texts(List<Path> files, int limit) throws IOException {
        return LabelledFile.read(files, limit).stream().map(LabelledText::text).toList();
    }

    /**
     * Measures all that are there.
     *
     * @throws IOException when a model cannot be read, or another process ends early
     */
    public SpeedResults run(LinearOpening linear, Progress progress) throws IOException {
        List<Lane> lanes = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        try {
            List<Row> rows = rows(linear);
            for (int i = 0; i < rows.size(); i++) {
                progress.step("load", i, rows.size());
                open(rows.get(i), lanes, absent);
            }
            progress.step("load", rows.size(), rows.size());
            int turns = (rounds + 1) * lanes.size();
            for (int turn = 0; turn < turns; turn++) {
                Lane lane = lanes.get(turn % lanes.size());
                if (turn < lanes.size()) {
                    lane.warmUp();
                } else {
                    lane.measure();
                }
                progress.step("measure", turn + 1, turns);
            }
            return new SpeedResults(rounds, lanes.stream().map(Lane::result).toList(), absent);
        } finally {
            lanes.forEach(Lane::close);
        }
    }

    private static List<Row> rows(LinearOpening linear) {
        return List.of(
                new Row(LINEAR, false, false, () -> InsideContender.of(linear.open())),
                new Row(TOKENISER, false, false, InsideContender::plainTokeniser),
                new Row(
                        "PTB tokeniser, our options, cleaned text",
                        false,
                        false,
                        InsideContender::ownTokeniser),
                new Row("VADER (Python)", false, false, VaderContender::start),
                new Row("tree scorer", true, true, InsideContender::tree),
                new Row(
                        "stock annotators, graphs off",
                        true,
                        true,
                        () -> InsideContender.stock(false)),
                new Row(
                        "stock annotators, graphs on",
                        true,
                        true,
                        () -> InsideContender.stock(true)),
                new Row("CoreNLP's HTTP server", true, true, ServerContender::start));
    }

    private void open(Row row, List<Lane> lanes, List<String> absent) throws IOException {
        if (row.hasModels() && !TreeScorer.isAvailable()) {
            absent.add(row.name() + ": its models come with a build by -Ptree only");
            return;
        }
        long before = usedHeap();
        Contender contender;
        try {
            contender = row.opening().open();
        } catch (AbsentException e) {
            absent.add(row.name() + ": " + e.getMessage());
            return;
        }
        contender.read(List.of(FIRST));
        OptionalLong heap =
                contender.isInside()
                        ? OptionalLong.of(Math.max(0, usedHeap() - before))
                        : OptionalLong.empty();
        List<String> share = row.isSlow() ? texts.subList(0, Math.min(slow, texts.size())) : texts;
        lanes.add(new Lane(row.name(), share, contender, heap));
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
