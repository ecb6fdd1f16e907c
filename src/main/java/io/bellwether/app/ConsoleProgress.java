package io.bellwether.app;

import io.bellwether.corenlp.Progress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Draws a bar on standard error for each part of long work, and nothing where none would be seen.
 */
final class ConsoleProgress implements Progress, AutoCloseable {

    // System.console() alone no longer tells; picocli asks it the right way on every Java.
    private final boolean isVisible = CommandLine.Help.Ansi.AUTO.enabled();
    private String part = "";
    private @Nullable ProgressBar bar;

    @Override
    public void step(String what, long done, long total) {
        if (!isVisible) {
            return;
        }
        ProgressBar current = bar;
        if (current == null || !what.equals(part)) {
            close();
            current = start(what, total);
            bar = current;
            part = what;
        }
        current.stepTo(done);
    }

    private static ProgressBar start(String what, long total) {
        return new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
