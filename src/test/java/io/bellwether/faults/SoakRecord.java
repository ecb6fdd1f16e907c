package io.bellwether.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What was sampled during a soak: a table as CSV, a picture as SVG, and whether anything kept
 * growing. Not safe for several threads.
 */
final class SoakRecord {

    private static final long MEBIBYTE = 1024 * 1024;
    private static final int WIDTH = 900;
    private static final int HEIGHT = 300;
    private static final List<String> COLOURS =
            List.of("#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#8c564b", "#e377c2");

    private final Map<String, List<Row>> rows = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    SoakRecord() {
        lines.add("second,process,pid,heap_bytes,threads,files,resident_bytes,sent,unread");
    }

    private record Row(long second, long pid, Sampler.Sample sample) {}

    void add(long second, String process, long pid, Sampler.Sample sample, long sent, long unread) {
        rows.computeIfAbsent(process, name -> new ArrayList<>()).add(new Row(second, pid, sample));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%d,%s,%d,%s,%d,%d,%d,%d,%d",
                        second,
                        process,
                        pid,
                        sample.heapBytes().isPresent() ? sample.heapBytes().getAsLong() : "",
                        sample.threads(),
                        sample.files(),
                        sample.residentBytes(),
                        sent,
                        unread));
    }

    /**
     * What of a process that was never killed is larger in the last quarter of the samples than in
     * the second, in medians: the heap by more than a quarter and 16 MB, which is what it makes
     * whether a monitor has one asset or two, threads by more than 5, open files by more than 10.
     */
    List<String> growth(String process) {
        List<Row> all = rows.getOrDefault(process, List.of());
        List<String> growth = new ArrayList<>();
        long heapNow = median(all, 3, row -> row.sample().heapBytes().orElse(0));
        long heapThen = median(all, 1, row -> row.sample().heapBytes().orElse(0));
        report(growth, process, "heap", heapThen, heapNow, heapThen / 4 + 16 * MEBIBYTE);
        long threadsThen = median(all, 1, row -> row.sample().threads());
        long threadsNow = median(all, 3, row -> row.sample().threads());
        report(growth, process, "threads", threadsThen, threadsNow, 5);
        long filesThen = median(all, 1, row -> row.sample().files());
        long filesNow = median(all, 3, row -> row.sample().files());
        report(growth, process, "open files", filesThen, filesNow, 10);
        return growth;
    }

    private static void report(
            List<String> growth, String process, String what, long then, long now, long allowed) {
        if (now > then + allowed) {
            growth.add(process + ": " + what + " from " + then + " to " + now);
        }
    }

    /** Medians of the second and the last quarter, one line for each process. */
    List<String> summary() {
        List<String> summary = new ArrayList<>();
        rows.forEach(
                (process, all) ->
                        summary.add(
                                String.format(
                                        Locale.ROOT,
                                        "%s: heap %.1f -> %.1f MB, threads %d -> %d, files %d -> %d,"
                                                + " resident at most %.0f MB",
                                        process,
                                        megabytes(median(all, 1, r -> heap(r))),
                                        megabytes(median(all, 3, r -> heap(r))),
                                        median(all, 1, r -> r.sample().threads()),
                                        median(all, 3, r -> r.sample().threads()),
                                        median(all, 1, r -> r.sample().files()),
                                        median(all, 3, r -> r.sample().files()),
                                        megabytes(
                                                all.stream()
                                                        .mapToLong(r -> r.sample().residentBytes())
                                                        .max()
                                                        .orElse(0)))));
        return summary;
    }

    private static long heap(Row row) {
        return row.sample().heapBytes().orElse(0);
    }

    private static double megabytes(long bytes) {
        return bytes / (double) MEBIBYTE;
    }

    private static long median(List<Row> all, int quarter, ToLongFunction<Row> value) {
        List<Row> part =
                all.subList(all.size() * quarter / 4, Math.max(all.size() * (quarter + 1) / 4, 0));
        long[] sorted = part.stream().mapToLong(value).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** Writes {@code samples.csv} and {@code heap.svg}. */
    void write(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.write(directory.resolve("samples.csv"), lines);
            Files.writeString(directory.resolve("heap.svg"), picture());
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be written", e);
        }
    }

    private String picture() {
        long last = 1;
        long most = 1;
        for (List<Row> all : rows.values()) {
            for (Row row : all) {
                last = Math.max(last, row.second());
                most = Math.max(most, heap(row));
            }
        }
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" font-family=\"sans-serif\" ");
        svg.append("font-size=\"12\" viewBox=\"0 0 ").append(WIDTH + 200).append(' ');
        svg.append(HEIGHT + 40).append("\">\n");
        svg.append("<text x=\"5\" y=\"15\">heap after a full collection, 0 to ");
        svg.append(Math.round(megabytes(most))).append(" MB; 0 to ").append(last);
        svg.append(" s</text>\n");
        int number = 0;
        for (Map.Entry<String, List<Row>> entry : rows.entrySet()) {
            String colour = COLOURS.get(number % COLOURS.size());
            svg.append(line(entry.getValue(), last, most, colour));
            svg.append("<text x=\"").append(WIDTH + 10).append("\" y=\"");
            svg.append(40 + 18 * number).append("\" fill=\"").append(colour).append("\">");
            svg.append(entry.getKey()).append("</text>\n");
            number++;
        }
        return svg.append("</svg>\n").toString();
    }

    private static String line(List<Row> all, long last, long most, String colour) {
        StringBuilder points = new StringBuilder();
        for (Row row : all) {
            double x = WIDTH * (double) row.second() / last;
            double y = 30 + HEIGHT * (1 - (double) heap(row) / most);
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
        }
        return "<polyline fill=\"none\" stroke=\"" + colour + "\" points=\"" + points + "\"/>\n";
    }
}
