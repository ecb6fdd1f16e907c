package io.bellwether.capacity;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

/** The results as tables that people read, and Markdown shows. */
public final class CapacityText {

    private CapacityText() {}

    /** All of it, with a line's end at the end. */
    public static String of(CapacityResults results) {
        StringWriter written = new StringWriter();
        PrintWriter text = new PrintWriter(written);
        text.printf(
                Locale.ROOT,
                "%,d records a part and round, %.0f bytes each, %d rounds, %d cores. Medians;"
                        + " least and most in brackets.%n%n",
                results.records(),
                results.valueBytes(),
                results.laps().getOrDefault(Part.SCORE, List.of()).size(),
                results.cores());
        text.printf(
                Locale.ROOT,
                "| part | records/s | records/CPU-s | CPU, us | broker, us | busy | heap, MB |%n");
        text.printf(Locale.ROOT, "|---|--:|--:|--:|--:|--:|--:|%n");
        for (Part part : Part.values()) {
            part(text, results, part);
        }
        text.printf(Locale.ROOT, "%n");
        text.printf(Locale.ROOT, "At %,.0f records a second, in ms:%n%n", results.rate());
        text.printf(Locale.ROOT, "| from and to | n | p50 | p99 | longest |%n");
        text.printf(Locale.ROOT, "|---|--:|--:|--:|--:|%n");
        for (Delays delay : results.delays()) {
            text.printf(
                    Locale.ROOT,
                    "| %s | %,d | %.0f | %.0f | %.0f |%n",
                    delay.name(),
                    delay.count(),
                    delay.median(),
                    delay.p99(),
                    delay.longest());
        }
        text.printf(Locale.ROOT, "%n");
        goals(text, results);
        text.flush();
        return written.toString();
    }

    private static void part(PrintWriter text, CapacityResults results, Part part) {
        List<Lap> laps = results.laps().getOrDefault(part, List.of());
        text.printf(
                Locale.ROOT,
                "| %s | %,.0f (%,.0f to %,.0f) | %,.0f | %.1f | %.1f | %.0f %% | %.0f |%n",
                part.label(),
                results.median(part, Lap::perSecond),
                laps.stream().mapToDouble(Lap::perSecond).min().orElse(Double.NaN),
                laps.stream().mapToDouble(Lap::perSecond).max().orElse(Double.NaN),
                results.median(part, Lap::perCpuSecond),
                results.median(part, Lap::cpuMicros),
                results.median(part, Lap::brokerMicros),
                results.median(part, lap -> 100 * lap.busy(results.cores())),
                results.median(part, lap -> lap.heapBytes() / (double) (1 << 20)));
    }

    private static void goals(PrintWriter text, CapacityResults results) {
        text.printf(
                Locale.ROOT,
                "Limits: scorer %,.0f a second, raw exactly once %,.0f. Role and broker on the same"
                        + " cores leave %.0f %% of the scorer's rate, by CPU time.%n%n",
                results.median(Part.SCORER, Lap::perSecond),
                results.rawLimit(),
                100 * results.shareByCpu());
        text.printf(Locale.ROOT, "| promised | measured | bound | |%n");
        text.printf(Locale.ROOT, "|---|--:|--:|---|%n");
        for (CapacityResults.Goal goal : results.goals()) {
            text.printf(
                    Locale.ROOT,
                    "| %s | %s | %s %s | %s |%n",
                    goal.name(),
                    number(goal.value()),
                    goal.isAtLeast() ? "at least" : "at most",
                    number(goal.bound()),
                    goal.isMet() ? "met" : "missed");
        }
    }

    private static String number(double value) {
        return value < 10
                ? String.format(Locale.ROOT, "%.2f", value)
                : String.format(Locale.ROOT, "%,.0f", value);
    }
}
