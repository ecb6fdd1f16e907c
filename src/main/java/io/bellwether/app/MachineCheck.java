package io.bellwether.app;

import io.bellwether.checkup.Check;
import io.bellwether.checkup.Finding;
import java.util.ArrayList;
import java.util.List;

/** Java, and the memory it has. */
final class MachineCheck implements Check {

    private static final String JAVA = "java";
    private static final int LEAST_VERSION = 21;
    private static final long MIB = 1 << 20;

    /** What a member was measured to need at a load of thousands a second. */
    private static final long LEAST_HEAP = 256 * MIB;

    private static final long TREE_HEAP = 900 * MIB;

    private final boolean isTree;
    private final long heap;

    /**
     * Looks.
     *
     * @param isTree whether the tree scorer is chosen, whose model needs more
     * @param heap bytes that Java may take at most
     */
    MachineCheck(boolean isTree, long heap) {
        this.isTree = isTree;
        this.heap = heap;
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        Runtime.Version version = Runtime.version();
        findings.add(
                version.feature() < LEAST_VERSION
                        ? Finding.fail(JAVA, version + " is too old: install a JDK 21 or newer")
                        : Finding.ok(
                                JAVA,
                                version
                                        + ", "
                                        + Runtime.getRuntime().availableProcessors()
                                        + " processors"));
        long least = isTree ? TREE_HEAP : LEAST_HEAP;
        findings.add(
                heap < least
                        ? Finding.warn(
                                "memory",
                                "a heap of %d MiB is less than the %d MiB that are known to do: give the machine or container more, or -Xmx in BELLWETHER_JAVA_OPTS"
                                        .formatted(heap / MIB, least / MIB))
                        : Finding.ok("memory", "a heap of up to %d MiB".formatted(heap / MIB)));
        return findings;
    }
}
