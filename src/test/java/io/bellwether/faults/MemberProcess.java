package io.bellwether.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * {@code bellwether serve} in a process of its own, so that killing it is honest. Ends with this
 * process. Not safe for several threads.
 */
public final class MemberProcess implements AutoCloseable {

    /** Exit status after SIGKILL, and after a fail point. */
    static final int KILLED = 137;

    /** Exit status after an orderly end by SIGTERM. */
    public static final int TERMINATED = 143;

    private static final Duration GRACE = Duration.ofSeconds(70);
    private static final int FAILED = 1;
    private static final String NO_BROKER = "no Kafka broker answers";

    private final Launch launch;
    private final Process process;
    private final Path log;

    private MemberProcess(Launch launch, Process process, Path log) {
        this.launch = launch;
        this.process = process;
        this.log = log;
    }

    /** Starts one and returns at once; its log is appended to {@code instance.log}. */
    public static MemberProcess start(Launch launch) {
        Path log = launch.data().resolve(launch.instance() + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(launch.command())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(launch.environment());
        try {
            return new MemberProcess(launch, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("the member cannot be started", e);
        }
    }

    /** How it was started. */
    Launch launch() {
        return launch;
    }

    long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL; returns when it is dead. Reaches one that stands still, too. */
    public void kill() {
        process.destroyForcibly();
        exitStatus();
    }

    /** SIGSTOP. */
    void stop() {
        Signals.stop(pid());
    }

    /** SIGCONT. */
    void resume() {
        Signals.resume(pid());
    }

    /** SIGTERM; returns at once. */
    public void terminate() {
        // Process.destroy would close its input too, and so cut the tether.
        process.toHandle().destroy();
    }

    /**
     * Waits until it has ended, as long as operators are told to.
     *
     * @throws AssertionError when it does not end in time
     */
    public int exitStatus() {
        return exitStatus(GRACE);
    }

    /** Waits until it has ended, for {@code patience} at most. */
    int exitStatus(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("member " + launch.instance() + " did not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a member ends", e);
        }
    }

    /** Whether its last life ended at the start because no broker answered in time. */
    boolean hasFoundNoBroker() {
        return exitStatus() == FAILED
                && logged().stripTrailing().lines().reduce("", (a, b) -> b).contains(NO_BROKER);
    }

    /** What it has logged so far, in all its lives. */
    public String logged() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(log + " cannot be read", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
