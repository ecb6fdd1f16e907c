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
import java.util.OptionalLong;

/**
 * What was sampled during a soak: a table as CSV, a picture as SVG, and whether anything kept
 * growing. Not safe for several threads.
 */
final class SoakRecord {

    private static final long MEBIBYTE = 1024 * 1024;
    private static final int WIDTH = 900;
    private static final int HEIGHT = 300;

    /** Of fewer in a quarter, one that happens to be large makes the median. */
    private static final int FEWEST = 3;

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
     * Samples in which the process did not tell its heap have no part in that; where a quarter has
     * fewer than 3 others, that is reported, because then nothing is known.
     */
    List<String> growth(String process) {
        List<String> growth = new ArrayList<>();
        List<Row> then = quarter(process, 1);
        List<Row> now = quarter(process, 3);
        report(growth, process + ": heap", heaps(then), heaps(now), 0.25, 16 * MEBIBYTE);
        report(growth, process + ": threads", threads(then), threads(now), 0, 5);
        report(growth, process + ": open files", files(then), files(now), 0, 10);
        return growth;
    }

    private static void report(
            List<String> growth,
            String what,
            List<Long> then,
            List<Long> now,
            double share,
            long more) {
        int fewest = Math.min(then.size(), now.size());
        if (fewest < FEWEST) {
            growth.add(what + " is not known: a quarter has " + fewest + " samples of it");
            return;
        }
        long before = median(then).orElseThrow();
        long after = median(now).orElseThrow();
        if (after > before + Math.round(share * before) + more) {
            growth.add(what + " from " + before + " to " + after);
        }
    }

    /** Medians of the second and the last quarter, one line for each process. */
    List<String> summary() {
        return rows.keySet().stream().map(this::summary).toList();
    }

    private String summary(String process) {
        List<Row> then = quarter(process, 1);
        List<Row> now = quarter(process, 3);
        List<Row> all = rows.getOrDefault(process, List.of());
        return String.format(
                Locale.ROOT,
                "%s: heap %s -> %s MB, threads %s -> %s, files %s -> %s, resident at most %.0f MB",
                process,
                tell(median(heaps(then)), MEBIBYTE),
                tell(median(heaps(now)), MEBIBYTE),
                tell(median(threads(then)), 1),
                tell(median(threads(now)), 1),
                tell(median(files(then)), 1),
                tell(median(files(now)), 1),
                megabytes(all.stream().mapToLong(r -> r.sample().residentBytes()).max().orElse(0)));
    }

    private List<Row> quarter(String process, int quarter) {
        List<Row> all = rows.getOrDefault(process, List.of());
        return all.subList(all.size() * quarter / 4, all.size() * (quarter + 1) / 4);
    }

    /** Only of those samples that have it. */
    private static List<Long> heaps(List<Row> rows) {
        return rows.stream()
                .flatMapToLong(row -> row.sample().heapBytes().stream())
                .boxed()
                .toList();
    }

    private static List<Long> threads(List<Row> rows) {
        return rows.stream().map(row -> row.sample().threads()).toList();
    }

    private static List<Long> files(List<Row> rows) {
        return rows.stream().map(row -> row.sample().files()).toList();
    }

    private static OptionalLong median(List<Long> values) {
        return values.stream()
                .mapToLong(Long::longValue)
                .sorted()
                .skip(values.size() / 2)
                .findFirst();
    }

    private static String tell(OptionalLong value, long unit) {
        if (value.isEmpty()) {
            return "?";
        }
        return String.format(
                Locale.ROOT, unit == 1 ? "%.0f" : "%.1f", value.getAsLong() / (double) unit);
    }

    private static double megabytes(long bytes) {
        return bytes / (double) MEBIBYTE;
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
                most = Math.max(most, row.sample().heapBytes().orElse(0));
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
            if (row.sample().heapBytes().isEmpty()) {
                continue;
            }
            double x = WIDTH * (double) row.second() / last;
            double heap = row.sample().heapBytes().getAsLong();
            double y = 30 + HEIGHT * (1 - heap / most);
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
        }
        return "<polyline fill=\"none\" stroke=\"" + colour + "\" points=\"" + points + "\"/>\n";
    }
}
