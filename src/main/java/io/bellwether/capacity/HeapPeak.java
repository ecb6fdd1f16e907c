package io.bellwether.capacity;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The most that a garbage collection has left in this process's heap. Safe for several threads. */
public final class HeapPeak {

    private final Set<String> pools = new HashSet<>();
    private final AtomicLong bytes = new AtomicLong();

    private HeapPeak() {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                pools.add(pool.getName());
            }
        }
    }

    /** Watches from now on. */
    public static HeapPeak watch() {
        HeapPeak peak = new HeapPeak();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener((said, back) -> peak.hear(said), null, null);
            }
        }
        return peak;
    }

    private void hear(Notification said) {
        if (said.getUserData() instanceof CompositeData data
                && said.getType()
                        .equals(
                                GarbageCollectionNotificationInfo
                                        .GARBAGE_COLLECTION_NOTIFICATION)) {
            Map<String, MemoryUsage> after =
                    GarbageCollectionNotificationInfo.from(data)
                            .getGcInfo()
                            .getMemoryUsageAfterGc();
            long left = 0;
            for (Map.Entry<String, MemoryUsage> pool : after.entrySet()) {
                left += pools.contains(pool.getKey()) ? pool.getValue().getUsed() : 0;
            }
            bytes.accumulateAndGet(left, Math::max);
        }
    }

    /** In bytes; 0 before the first collection. */
    public long bytes() {
        return bytes.get();
    }
}
