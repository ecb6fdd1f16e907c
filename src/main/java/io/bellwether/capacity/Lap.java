package io.bellwether.capacity;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What one part of one round took.
 *
 * @param records how many records were handled within the time
 * @param outputs how many records they led to since the start of the part; 0 where nobody counts
 * @param nanos wall time
 * @param cpuNanos CPU time of the process that did it
 * @param brokerNanos CPU time of the broker meanwhile; 0 where it is not known
 * @param heapBytes the most that a garbage collection left in the process's heap since it began
 */
public record Lap(
        long records, long outputs, long nanos, long cpuNanos, long brokerNanos, long heapBytes) {

    private static final Pattern SPACE = Pattern.compile(" ");

    /** Records a second of wall time. */
    public double perSecond() {
        return records * 1e9 / Math.max(1, nanos);
    }

    /** Records a second of the process's CPU time. */
    public double perCpuSecond() {
        return records * 1e9 / Math.max(1, cpuNanos);
    }

    /** Microseconds of the process's CPU for one record. */
    public double cpuMicros() {
        return cpuNanos / 1e3 / Math.max(1, records);
    }

    /** Microseconds of the broker's CPU for one record. */
    public double brokerMicros() {
        return brokerNanos / 1e3 / Math.max(1, records);
    }

    /** Share of {@code cores} that this process and the broker kept busy, in [0, 1] or about. */
    public double busy(int cores) {
        return (cpuNanos + brokerNanos) / (double) cores / Math.max(1, nanos);
    }

    /** As one line of numbers. */
    public String toLine() {
        return records
                + " "
                + outputs
                + " "
                + nanos
                + " "
                + cpuNanos
                + " "
                + brokerNanos
                + " "
                + heapBytes;
    }

    /**
     * Reads what {@link #toLine} wrote.
     *
     * @throws NumberFormatException when it is something else
     */
    public static Lap ofLine(String line) {
        List<Long> numbers = SPACE.splitAsStream(line.strip()).map(Long::valueOf).toList();
        if (numbers.size() != 6) {
            throw new NumberFormatException("expected 6 numbers, got " + numbers.size());
        }
        return new Lap(
                numbers.get(0),
                numbers.get(1),
                numbers.get(2),
                numbers.get(3),
                numbers.get(4),
                numbers.get(5));
    }
}
