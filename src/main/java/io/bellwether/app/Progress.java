package io.bellwether.app;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar on standard error where somebody can see it, and nothing where standard error is a
 * file or a pipe. Safe for several threads.
 */
final class Progress implements AutoCloseable {

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /** A bar over {@code total} bytes. */
    static Progress bytes(String task, long total) {
        return new Progress(
                isTerminal() ? builder(task, total).setUnit("MB", 1 << 20).build() : null);
    }

    /** A bar over {@code total} things. */
    static Progress count(String task, long total) {
        return new Progress(isTerminal() ? builder(task, total).build() : null);
    }

    private static ProgressBarBuilder builder(String task, long total) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200);
    }

    /** The launcher looks; Java before 22 cannot tell standard error from standard input. */
    private static boolean isTerminal() {
        return Boolean.getBoolean("bellwether.terminal");
    }

    void step(long by) {
        if (bar != null) {
            bar.stepBy(by);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
