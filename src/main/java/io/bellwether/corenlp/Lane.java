package io.bellwether.corenlp;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A contender with what was measured of it. Not safe for several threads. */
final class Lane implements AutoCloseable {

    private static final double NANOS = 1e9;

    private final String name;
    private final List<String> texts;
    private final Contender contender;
    private final OptionalLong heapBytes;
    private final List<Double> rates = new ArrayList<>();
    private final List<Double> bytes = new ArrayList<>();
    private int failed;

    /**
     * @param heapBytes what it keeps; empty when it has a process of its own
     */
    Lane(String name, List<String> texts, Contender contender, OptionalLong heapBytes) {
        this.name = name;
        this.texts = texts;
        this.contender = contender;
        this.heapBytes = heapBytes;
    }

    /** Reads all its texts and forgets how long that took. */
    void warmUp() throws IOException {
        contender.read(texts);
    }

    /** Reads all its texts. */
    void measure() throws IOException {
        long start = contender.cpuNanos();
        long allocated = allocated();
        failed = contender.read(texts);
        bytes.add((double) (allocated() - allocated) / texts.size());
        rates.add(texts.size() * NANOS / Math.max(1, contender.cpuNanos() - start));
    }

    SpeedResults.Speed result() {
        OptionalLong allocated =
                contender.isInside()
                        ? OptionalLong.of(Math.round(median(bytes)))
                        : OptionalLong.empty();
        return new SpeedResults.Speed(
                name, texts.size(), failed, median(rates), heapBytes, allocated);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** By all threads: some contenders have their own, and nothing else runs. */
    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
    }

    @Override
    public void close() {
        contender.close();
    }
}
