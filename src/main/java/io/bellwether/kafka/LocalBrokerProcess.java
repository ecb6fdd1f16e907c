package io.bellwether.kafka;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A broker in a process of its own, for a newcomer who has none. Its data outlives it; it ends with
 * its parent, whatever ends that. When another process serves from the directory already, that one
 * is used and left alone.
 */
public final class LocalBrokerProcess implements AutoCloseable {

    /** The port that is taken if it is free. */
    public static final int PREFERRED_PORT = 29_092;

    private static final int ATTEMPTS = 3;
    private static final int NO_EXIT = -1;

    private final Path directory;
    private final @Nullable Process process;
    private final LocalBrokerMain.Serving serving;
    private volatile boolean isClosing;

    private LocalBrokerProcess(
            Path directory, @Nullable Process process, LocalBrokerMain.Serving serving) {
        this.directory = directory;
        this.process = process;
        this.serving = serving;
    }

    /**
     * Starts a broker, or finds the one that serves from {@code directory}; returns when it serves.
     *
     * @param directory made if absent; what the process says goes to {@code broker.log} in it
     * @param preferredPort another free one is taken when this one is not free
     * @param patience how long it may take; a first start takes some seconds
     * @throws IllegalStateException when it does not serve in time; the message names the log
     */
    public static LocalBrokerProcess start(Path directory, int preferredPort, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            Files.createDirectories(directory);
            for (int attempt = 1; ; attempt++) {
                Process process = launch(directory, attempt == 1 ? preferredPort : 0);
                try {
                    return await(directory, process, deadline);
                } catch (RuntimeException | IOException e) {
                    boolean isWorthAnother = attempt < ATTEMPTS && hasNotStarted(process);
                    process.destroyForcibly();
                    if (!isWorthAnother) {
                        throw e;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a local broker cannot be started in " + directory, e);
        }
    }

    /**
     * Where the broker of {@code directory} is, if one runs; starts none.
     *
     * @return what clients connect to
     */
    public static Optional<String> running(Path directory) {
        try {
            return Optional.ofNullable(LocalBrokerMain.serving(directory))
                    .map(LocalBrokerMain.Serving::bootstrapServers);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A port that was free a moment ago may be taken when the broker wants it. */
    private static boolean hasNotStarted(Process process) {
        return !process.isAlive() && process.exitValue() == LocalBrokerMain.NOT_STARTED;
    }

    /** What clients connect to. */
    public String bootstrapServers() {
        return serving.bootstrapServers();
    }

    /**
     * Tells {@code listener} in one line when the broker ends before this is closed, whoever had
     * started it. Clients would try for ever to reach it.
     */
    public void whenEnded(Consumer<String> listener) {
        var unused =
                process != null
                        ? process.onExit()
                                .thenAccept(
                                        ended -> tell(listener, "with status " + ended.exitValue()))
                        : ofAnother()
                                .thenAccept(
                                        ended ->
                                                tell(listener, "(another process had started it)"));
    }

    /** Completes when the broker that another process has started is gone. */
    private CompletableFuture<?> ofAnother() {
        return ProcessHandle.of(serving.pid())
                .<CompletableFuture<?>>map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private void tell(Consumer<String> listener, String how) {
        if (!isClosing) {
            listener.accept(
                    "the local broker ended "
                            + how
                            + ": see "
                            + directory.resolve("broker.log")
                            + "; nothing is lost, the next start goes on from here");
        }
    }

    /** Whether another process had started it. */
    public boolean isReused() {
        return process == null;
    }

    /** The process id, for tests that kill it; of a broker that was started here only. */
    public long pid() {
        if (process == null) {
            throw new IllegalStateException("this broker belongs to another process");
        }
        return process.pid();
    }

    /** Stops the broker if it was started here, and returns when its data is on disk. */
    @Override
    public void close() {
        isClosing = true;
        if (process == null) {
            return;
        }
        try {
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Process launch(Path directory, int preferredPort) throws IOException {
        String classPath = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx384m"));
        command.addAll(List.of("-Xlog:disable", "-Duser.language=en"));
        if (isJarsOnly(classPath)) {
            command.add("-XX:+AutoCreateSharedArchive");
            command.add("-XX:SharedArchiveFile=" + directory.resolve("broker.jsa"));
        }
        command.addAll(List.of("-cp", classPath, LocalBrokerMain.class.getName()));
        command.addAll(List.of(directory.toString(), Integer.toString(preferredPort)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("broker.log").toFile())
                .start();
    }

    /**
     * Class data is archived at the broker's first end, which halves the time of every later start;
     * Java cannot do that where classes lie in directories.
     */
    private static boolean isJarsOnly(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator, -1))
                .allMatch(entry -> entry.endsWith(".jar"));
    }

    private static LocalBrokerProcess await(Path directory, Process process, long deadline)
            throws IOException {
        int exit = NO_EXIT;
        while (System.nanoTime() - deadline < 0) {
            LocalBrokerMain.Serving serving = LocalBrokerMain.serving(directory);
            if (serving != null && serving.pid() == process.pid()) {
                return new LocalBrokerProcess(directory, process, serving);
            }
            if (exit == LocalBrokerMain.IN_USE && serving != null) {
                return new LocalBrokerProcess(directory, null, serving);
            }
            if (exit != NO_EXIT && exit != LocalBrokerMain.IN_USE) {
                throw failed(directory, "ended with status " + exit);
            }
            exit = exitOf(process);
        }
        throw failed(directory, "did not serve in time");
    }

    /** Waits a moment, which is also what keeps the caller from spinning. */
    private static int exitOf(Process process) throws IOException {
        try {
            if (process.isAlive()) {
                return process.waitFor(20, TimeUnit.MILLISECONDS) ? process.exitValue() : NO_EXIT;
            }
            TimeUnit.MILLISECONDS.sleep(20);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the local broker starts", e);
        }
    }

    private static IllegalStateException failed(Path directory, String how) {
        return new IllegalStateException(
                "the local broker " + how + ": see " + directory.resolve("broker.log"));
    }
}
