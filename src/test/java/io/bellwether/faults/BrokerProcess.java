package io.bellwether.faults;

import io.bellwether.kafka.LocalBrokerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * A broker in a process of its own that keeps its port and its data over restarts. It ends with
 * this process, however that ends. Not safe for several threads.
 */
final class BrokerProcess implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(90);

    /**
     * Below the ports that Linux gives to clients: one that keeps calling a port of those while
     * nobody listens is in the end connected with itself.
     */
    private static final int LOWEST_PORT = 20_000;

    private static final int PORTS = 12_000;

    private final Path directory;
    private final boolean isOurs;
    private LocalBrokerProcess process;

    private BrokerProcess(Path directory, boolean isOurs, LocalBrokerProcess process) {
        this.directory = directory;
        this.isOurs = isOurs;
        this.process = process;
    }

    /** Starts one whose data is deleted at the end. */
    static BrokerProcess start() {
        try {
            return start(Files.createTempDirectory("bellwether-faults"), true);
        } catch (IOException e) {
            throw new UncheckedIOException("there is no place for the broker's data", e);
        }
    }

    /** Starts one with its data in {@code directory}, which the caller clears away. */
    static BrokerProcess startIn(Path directory) {
        return start(directory, false);
    }

    private static BrokerProcess start(Path directory, boolean isOurs) {
        LocalBrokerProcess process = LocalBrokerProcess.start(directory, freePort(), STARTS_WITHIN);
        return new BrokerProcess(directory, isOurs, process);
    }

    /** Host and port; the same after a restart. */
    String servers() {
        return process.bootstrapServers();
    }

    int port() {
        return Integer.parseInt(servers().substring(servers().indexOf(':') + 1));
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL. */
    void kill() {
        ProcessHandle handle =
                ProcessHandle.of(pid())
                        .orElseThrow(() -> new IllegalStateException("the broker is dead already"));
        handle.destroyForcibly();
        try {
            handle.onExit().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker dies", e);
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the broker does not die", e);
        }
    }

    /**
     * Starts it again where it was, after {@link #kill}.
     *
     * @throws IllegalStateException when its port was taken meanwhile
     */
    void restart() {
        int port = port();
        process.close();
        process = LocalBrokerProcess.start(directory, port, STARTS_WITHIN);
        if (port() != port) {
            throw new IllegalStateException("port " + port + " was taken by somebody else");
        }
    }

    boolean isAlive() {
        return ProcessHandle.of(pid()).map(ProcessHandle::isAlive).orElse(false);
    }

    /** What it has logged since its last start. */
    String logged() {
        try {
            return Files.readString(directory.resolve("broker.log"));
        } catch (IOException e) {
            throw new UncheckedIOException("the broker's log cannot be read", e);
        }
    }

    /** SIGSTOP: it keeps its connections and answers nothing. */
    void stop() {
        Signals.stop(pid());
    }

    /** SIGCONT. */
    void resume() {
        Signals.resume(pid());
    }

    @Override
    public void close() {
        if (!isOurs) {
            process.close();
            return;
        }
        // Nobody wants this data any more, so there is no need to save it.
        ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroyForcibly);
        process.close();
        delete(directory);
    }

    /** Removes a directory with all that is in it. */
    static void delete(Path directory) {
        List<Path> deepestFirst;
        try (var files = Files.walk(directory)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be read", e);
        }
        for (Path file : deepestFirst) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be deleted", e);
            }
        }
    }

    private static int freePort() {
        while (true) {
            int port = LOWEST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException e) {
                // Somebody has it; there are more.
            }
        }
    }
}
