package io.bellwether.kafka;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Places where a test may halt the process, as SIGKILL would, because kills at random moments miss
 * the few instructions that matter. Off unless the system property {@value #PROPERTY} is set to
 * {@code NAME:n}: then the n-th pass through that place halts with exit status 137.
 */
public enum FailPoint {
    /** A transaction has begun and nothing is sent. */
    BEFORE_OUTPUTS,
    /** The outputs are sent, the offsets are not. */
    BEFORE_OFFSETS,
    /** The brokers have outputs and offsets, nothing is committed. */
    AFTER_OFFSETS,
    /** The transaction is committed and nobody has been told. */
    AFTER_COMMIT,
    /** Some of a monitor's history has been read. */
    MID_RESTORE;

    /** Name of the system property. */
    public static final String PROPERTY = "bellwether.failpoint";

    private static final int AS_IF_KILLED = 137;
    private static final @Nullable FailPoint ARMED;
    private static final AtomicLong LEFT = new AtomicLong();

    static {
        String setting = System.getProperty(PROPERTY, "");
        if (setting.isEmpty()) {
            ARMED = null;
        } else {
            int colon = setting.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException(
                        PROPERTY + "=" + setting + " must have the form NAME:n");
            }
            ARMED = valueOf(setting.substring(0, colon).toUpperCase(Locale.ROOT));
            LEFT.set(Long.parseLong(setting.substring(colon + 1)));
        }
    }

    void pass() {
        if (this == ARMED && LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(AS_IF_KILLED);
        }
    }
}
