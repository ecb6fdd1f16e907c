package io.bellwether.app;

import org.jspecify.annotations.Nullable;

/** Long work in several parts: a {@link Progress} bar for each. Not safe for several threads. */
final class ConsoleProgress implements io.bellwether.corenlp.Progress, AutoCloseable {

    private String part = "";
    private long shown;
    private @Nullable Progress bar;

    @Override
    public void step(String what, long done, long total) {
        Progress current = bar;
        if (current == null || !what.equals(part)) {
            close();
            current = Progress.count(what, total);
            bar = current;
            part = what;
            shown = 0;
        }
        current.step(done - shown);
        shown = done;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
