package io.bellwether.capacity;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;

/**
 * Wall time, CPU time of this process and of the broker, since it was made. Safe for use by several
 * threads.
 */
public final class Stopwatch {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Optional<ProcessHandle> broker;
    private final HeapPeak heap;
    private final long recordsBefore;
    private final long begun = System.nanoTime();
    private final long cpuBefore = SYSTEM.getProcessCpuTime();
    private final long brokerBefore;

    /**
     * A watch that runs from now on.
     *
     * @param broker empty when its process is not known
     * @param recordsBefore records that are not to count
     */
    public Stopwatch(Optional<ProcessHandle> broker, HeapPeak heap, long recordsBefore) {
        this.broker = broker;
        this.heap = heap;
        this.recordsBefore = recordsBefore;
        this.brokerBefore = brokerNanos();
    }

    /** What it took until now to come to {@code records}. */
    public Lap lap(long records, long outputs) {
        return new Lap(
                records - recordsBefore,
                outputs,
                System.nanoTime() - begun,
                SYSTEM.getProcessCpuTime() - cpuBefore,
                brokerNanos() - brokerBefore,
                heap.bytes());
    }

    private long brokerNanos() {
        return broker.flatMap(process -> process.info().totalCpuDuration())
                .map(Duration::toNanos)
                .orElse(0L);
    }
}
