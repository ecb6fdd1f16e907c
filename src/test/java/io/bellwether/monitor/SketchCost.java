package io.bellwether.monitor;

import io.bellwether.capacity.JournalLoad;
import io.bellwether.codec.JournalCodec;
import io.bellwether.demo.SampleCompany;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Pointer;
import io.bellwether.feedback.Sketch;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.sentiment.SentimentScorer;
import io.bellwether.theme.Themes;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What near-copies cost: the journal of ten sample companies' users with sketches and without, read
 * and watched by turns in one process. Prints medians of the thread's CPU time.
 */
public final class SketchCost {

    private static final int ROUNDS = 9;
    private static final int COMPANIES = 10;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final JournalCodec CODEC = new JournalCodec();

    private SketchCost() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        List<byte[]> marked = new ArrayList<>();
        List<byte[]> unmarked = new ArrayList<>();
        for (ScoredFeedback each : journal()) {
            marked.add(CODEC.encode(new Input.Scored(each)));
            unmarked.add(CODEC.encode(new Input.Scored(Streams.saying(Sketch.NONE, each))));
        }
        double[][] nanos = new double[5][ROUNDS];
        List<String> texts = texts();
        for (int round = 0; round < ROUNDS; round++) {
            nanos[0][round] = decode(marked);
            nanos[1][round] = decode(unmarked);
            nanos[2][round] = watch(marked);
            nanos[3][round] = watch(unmarked);
            nanos[4][round] = sketch(texts);
        }
        System.out.printf(
                Locale.ROOT,
                "%d entries of %d bytes, without sketch %d%n"
                        + "decode %.0f ns, without %.0f; and watch %.0f ns, without %.0f;"
                        + " a sketch takes %.0f ns%n",
                marked.size(),
                bytes(marked),
                bytes(unmarked),
                median(nanos[0]),
                median(nanos[1]),
                median(nanos[2]),
                median(nanos[3]),
                median(nanos[4]));
    }

    private static List<ScoredFeedback> journal() {
        List<ScoredFeedback> journal = new ArrayList<>();
        for (long seed = 1; seed <= COMPANIES; seed++) {
            for (ScoredFeedback each : JournalLoad.company(seed, new ByLength())) {
                if (each.asset() == Asset.USERS) {
                    journal.add(entry(seed, each, journal.size()));
                }
            }
        }
        journal.sort(Comparator.comparing(ScoredFeedback::eventTime));
        return journal;
    }

    private static ScoredFeedback entry(long seed, ScoredFeedback said, int number) {
        return new ScoredFeedback(
                said.id(),
                said.asset(),
                said.eventTime(),
                seed + "-" + said.author(),
                said.score(),
                said.rating(),
                said.source(),
                said.segment(),
                said.fingerprint(),
                said.sketch(),
                new Pointer.InTopic("feedback.users.v1", 1, number),
                "feedback.users.v1-1",
                said.scorerId(),
                Themes.NONE);
    }

    private static List<String> texts() {
        return SampleCompany.history(1).limit(20_000).map(message -> message.text()).toList();
    }

    private static double decode(List<byte[]> journal) {
        long start = CLOCK.getCurrentThreadCpuTime();
        int users = 0;
        for (byte[] entry : journal) {
            users += CODEC.decode(entry) instanceof Input.Scored ? 1 : 0;
        }
        return (CLOCK.getCurrentThreadCpuTime() - start) / (double) users;
    }

    private static double watch(List<byte[]> journal) {
        long start = CLOCK.getCurrentThreadCpuTime();
        Monitor monitor = new Monitor(Asset.USERS, MonitorSettings.defaults());
        for (byte[] entry : journal) {
            if (CODEC.decode(entry) instanceof Input.Scored scored) {
                monitor.accept(scored, scored.feedback().eventTime());
            }
        }
        return (CLOCK.getCurrentThreadCpuTime() - start) / (double) journal.size();
    }

    private static double sketch(List<String> texts) {
        long start = CLOCK.getCurrentThreadCpuTime();
        long sum = 0;
        for (String text : texts) {
            sum += Sketch.of(text).high();
        }
        double nanos = (CLOCK.getCurrentThreadCpuTime() - start) / (double) texts.size();
        return sum == 0 ? Double.NaN : nanos;
    }

    private static long bytes(List<byte[]> journal) {
        return journal.stream().mapToLong(entry -> entry.length).sum() / journal.size();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Scores nothing: levels do not matter here, and texts take time. */
    private static final class ByLength implements SentimentScorer {
        @Override
        public String id() {
            return "by-length";
        }

        @Override
        public Score score(String text, @Nullable String language) {
            return Score.Scored.ofLevel(text.length() % 100 / 100.0);
        }
    }
}
