package io.bellwether.app;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;

/**
 * What logs tell of an exception: classes and stack, and not the messages. Those of other people's
 * code may quote what they choked on, which may be what somebody wrote. Made by logback, by name.
 * Safe for several threads.
 */
public final class StackConverter extends ThrowableHandlingConverter {

    private static final int MOST_FRAMES = 40;
    private static final int MOST_CAUSES = 8;

    /** For logback. */
    public StackConverter() {}

    /** The stack and the end of its last line; empty for an event without an exception. */
    @Override
    public String convert(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        return thrown == null ? "" : of(thrown) + System.lineSeparator();
    }

    /** As Java prints it, without the messages; of each exception the nearest frames. */
    static String of(IThrowableProxy thrown) {
        StringBuilder out = new StringBuilder();
        @Nullable IThrowableProxy next = thrown;
        for (int depth = 0; next != null && depth < MOST_CAUSES; depth++) {
            out.append(depth == 0 ? "" : "\nCaused by: ").append(next.getClassName());
            StackTraceElementProxy[] frames = next.getStackTraceElementProxyArray();
            int own = Math.min(MOST_FRAMES, frames.length - next.getCommonFrames());
            for (int i = 0; i < own; i++) {
                out.append("\n\t").append(frames[i].getSTEAsString());
            }
            next = next.getCause();
        }
        return out.toString();
    }
}
