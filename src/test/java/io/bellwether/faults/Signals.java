package io.bellwether.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** What a process can be told that Java has no word for. */
final class Signals {

    private Signals() {}

    /** SIGSTOP: the process stands still and does not know it. */
    static void stop(long pid) {
        send("STOP", pid);
    }

    /** SIGCONT. */
    static void resume(long pid) {
        send("CONT", pid);
    }

    private static void send(String signal, long pid) {
        try {
            Process kill =
                    new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                            .inheritIO()
                            .start();
            if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new IllegalStateException("process " + pid + " took no SIG" + signal);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("there is no command 'kill'", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending SIG" + signal, e);
        }
    }
}
