package io.bellwether.capacity;

import java.util.List;
import java.util.Locale;

/** The results of replays as tables that people read, and Markdown shows. */
public final class ReplayText {

    private ReplayText() {}

    /** All of it, with a line's end at the end. */
    public static String of(ReplayResults results) {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%,d entries of %.0f bytes, %d rounds, %d cores. Medians; least and most in"
                                + " brackets.%n%n",
                        results.records(),
                        results.valueBytes(),
                        results.replaying().size(),
                        results.cores()));
        text.append("| part | records/s | records/CPU-s | CPU, us | broker, us | busy |\n");
        text.append("|---|--:|--:|--:|--:|--:|\n");
        text.append(row("consume and decode", results.reading(), results.cores()));
        text.append(row("replay", results.replaying(), results.cores()));
        text.append("\n| promised | measured | bound | |\n|---|--:|--:|---|\n");
        results.goals().forEach(goal -> text.append(row(goal)));
        return text.toString();
    }

    private static String row(String part, List<Lap> laps, int cores) {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f (%,.0f to %,.0f) | %,.0f | %.2f | %.2f | %.0f %% |%n",
                part,
                ReplayResults.median(laps, Lap::perSecond),
                laps.stream().mapToDouble(Lap::perSecond).min().orElse(Double.NaN),
                laps.stream().mapToDouble(Lap::perSecond).max().orElse(Double.NaN),
                ReplayResults.median(laps, Lap::perCpuSecond),
                ReplayResults.median(laps, Lap::cpuMicros),
                ReplayResults.median(laps, Lap::brokerMicros),
                ReplayResults.median(laps, lap -> 100 * lap.busy(cores)));
    }

    private static String row(CapacityResults.Goal goal) {
        String form = goal.bound() < 10 ? "%.2f" : "%,.0f";
        return String.format(
                Locale.ROOT,
                "| %s | " + form + " | at least " + form + " | %s |%n",
                goal.name(),
                goal.value(),
                goal.bound(),
                goal.isMet() ? "met" : "missed");
    }
}
