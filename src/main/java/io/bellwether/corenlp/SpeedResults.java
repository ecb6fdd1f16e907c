package io.bellwether.corenlp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.plot.Categories;
import io.bellwether.plot.Chart;
import io.bellwether.plot.Logarithmic;
import io.bellwether.plot.Point;
import io.bellwether.plot.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What {@link SpeedBenchmark} measured.
 *
 * @param rounds of which each rate is the median
 * @param speeds the linear scorer first
 * @param absent what was not measured, and why
 */
public record SpeedResults(int rounds, List<Speed> speeds, List<String> absent) {

    private static final double MEGABYTE = 1 << 20;
    private static final double KILOBYTE = 1 << 10;

    /**
     * One contender.
     *
     * @param texts read in each round
     * @param failed of those, ended by an error
     * @param perCpuSecond texts in a second of CPU time
     * @param heapBytes what it keeps in memory; empty when it has a process of its own
     * @param allocatedBytes what it allocates for a text; empty likewise
     */
    public record Speed(
            String name,
            int texts,
            int failed,
            double perCpuSecond,
            OptionalLong heapBytes,
            OptionalLong allocatedBytes) {}

    public SpeedResults {
        speeds = List.copyOf(speeds);
        absent = List.copyOf(absent);
    }

    /** A Markdown table, then what is absent. */
    public String toText() {
        StringBuilder out = new StringBuilder();
        out.append(
                line(
                        "read by",
                        "texts",
                        "failed",
                        "texts/CPU-s",
                        "of linear",
                        "of tokeniser",
                        "heap, MB",
                        "KB a text"));
        out.append(line("---", "--:", "--:", "--:", "--:", "--:", "--:", "--:"));
        for (Speed speed : speeds) {
            out.append(
                    line(
                            speed.name(),
                            String.format(Locale.ROOT, "%,d", speed.texts()),
                            Integer.toString(speed.failed()),
                            String.format(Locale.ROOT, "%,.0f", speed.perCpuSecond()),
                            ratio(speed, SpeedBenchmark.LINEAR),
                            ratio(speed, SpeedBenchmark.TOKENISER),
                            size(speed.heapBytes(), MEGABYTE),
                            size(speed.allocatedBytes(), KILOBYTE)));
        }
        for (String what : absent) {
            out.append(System.lineSeparator()).append("Not measured: ").append(what);
        }
        return out.append(System.lineSeparator()).toString();
    }

    private static String line(String name, String... figures) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "| %-40s |", name));
        for (String figure : figures) {
            line.append(String.format(Locale.ROOT, " %12s |", figure));
        }
        return line.append(System.lineSeparator()).toString();
    }

    /** One object; a figure that does not exist is absent. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("rounds", rounds);
        ArrayNode array = json.putArray("speeds");
        for (Speed speed : speeds) {
            ObjectNode node = array.addObject();
            node.put("name", speed.name()).put("texts", speed.texts());
            node.put("failed", speed.failed()).put("perCpuSecond", speed.perCpuSecond());
            node.put("ofLinear", share(speed, SpeedBenchmark.LINEAR));
            node.put("ofTokeniser", share(speed, SpeedBenchmark.TOKENISER));
            speed.heapBytes().ifPresent(bytes -> node.put("heapBytes", bytes));
            speed.allocatedBytes().ifPresent(bytes -> node.put("allocatedBytes", bytes));
        }
        ArrayNode missing = json.putArray("absent");
        absent.forEach(missing::add);
        return json;
    }

    /** An SVG document with a mark for each. */
    public String toSvg() {
        List<Series> series = new ArrayList<>();
        for (Speed speed : speeds) {
            Point point = Point.of(0, speed.perCpuSecond());
            series.add(new Series(speed.name(), Series.Style.MARKS, List.of(point)));
        }
        double[] rates = speeds.stream().mapToDouble(Speed::perCpuSecond).toArray();
        return Chart.of(
                        "Texts in a second of CPU time",
                        new Categories("", List.of("one thread")),
                        Logarithmic.around("texts per CPU-second", rates),
                        series)
                .toSvg();
    }

    private String ratio(Speed speed, String of) {
        return String.format(Locale.ROOT, "%.4g", share(speed, of));
    }

    private double share(Speed speed, String of) {
        for (Speed other : speeds) {
            if (other.name().equals(of)) {
                return speed.perCpuSecond() / other.perCpuSecond();
            }
        }
        throw new IllegalStateException("there is no row " + of);
    }

    private static String size(OptionalLong bytes, double unit) {
        return bytes.isPresent()
                ? String.format(Locale.ROOT, "%.1f", bytes.getAsLong() / unit)
                : "-";
    }
}
