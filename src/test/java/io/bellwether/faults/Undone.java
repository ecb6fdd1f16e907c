package io.bellwether.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/**
 * A change to the machine that is undone however this process ends: a shell makes it, waits until
 * its own standard input ends, and undoes it. Not safe for several threads.
 */
final class Undone implements AutoCloseable {

    private static final String MADE = "made";

    private final Process shell;

    private Undone(Process shell) {
        this.shell = shell;
    }

    /**
     * Makes a change and returns when it is made.
     *
     * @param make a shell command
     * @param undo a shell command, run also when {@code make} failed half-way
     * @throws IllegalStateException when it fails
     */
    static Undone make(String make, String undo) {
        String script =
                "trap '' INT TERM HUP; "
                        + make
                        + " && echo "
                        + MADE
                        + " && cat > /dev/null; "
                        + undo;
        try {
            Process shell =
                    new ProcessBuilder("sh", "-c", script)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            String answer =
                    new BufferedReader(new InputStreamReader(shell.getInputStream(), UTF_8))
                            .readLine();
            if (!MADE.equals(answer)) {
                throw new IllegalStateException("failed: " + make);
            }
            return new Undone(shell);
        } catch (IOException e) {
            throw new UncheckedIOException("there is no shell", e);
        }
    }

    /** Whether a shell command succeeds; what it says is dropped. */
    static boolean succeeds(String command) {
        try {
            Process shell = new ProcessBuilder("sh", "-c", command + " > /dev/null 2>&1").start();
            return shell.waitFor(20, TimeUnit.SECONDS) && shell.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Undoes it and returns when that is done. */
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
            if (!shell.waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a change to the machine is not undone");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the shell is gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a change is undone", e);
        }
    }
}
