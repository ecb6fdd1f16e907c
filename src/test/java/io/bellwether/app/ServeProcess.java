package io.bellwether.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The service in a process of its own, as a user starts it, so that killing it is honest. */
final class ServeProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    private ServeProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts {@code bellwether serve}.
     *
     * @param log gets what it says on standard output and standard error
     * @param servers bootstrap servers; empty for a local broker
     * @param virtualMachine options of the Java VM
     */
    static ServeProcess start(Path data, Path log, String servers, String... virtualMachine)
            throws IOException {
        return start(data, log, servers, List.of(), virtualMachine);
    }

    /**
     * Starts {@code bellwether serve} with more settings.
     *
     * @param settings each {@code key=value}
     */
    static ServeProcess start(
            Path data, Path log, String servers, List<String> settings, String... virtualMachine)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
        command.add("-Dbellwether.log.format=text");
        command.addAll(List.of(virtualMachine));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Main.class.getName(), "serve"));
        command.addAll(List.of("--set", "data.directory=" + data));
        // Several run on one machine; a test that asks over HTTP sets a port of its own.
        command.addAll(List.of("--set", "http.address="));
        if (!servers.isEmpty()) {
            command.addAll(List.of("--set", "kafka.bootstrap.servers=" + servers));
        }
        command.addAll(List.of("--set", "snapshotEveryRecords=1500"));
        settings.forEach(setting -> command.addAll(List.of("--set", setting)));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        return new ServeProcess(process, log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM; the exit status. */
    int terminate() throws InterruptedException {
        process.destroy();
        return exitStatus();
    }

    /** Sends {@code TERM}, {@code INT} and the like, and returns at once. */
    void signal(String name) throws IOException, InterruptedException {
        signal(name, process.pid());
    }

    /** Whether it ignores the signal of that number; false where nobody can tell. */
    boolean ignores(int signal) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return false;
        }
        String mask =
                Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> line.substring("SigIgn:".length()).strip())
                        .findFirst()
                        .orElse("0");
        return (Long.parseUnsignedLong(mask, 16) >> (signal - 1) & 1) == 1;
    }

    /** Sends a signal to any process. */
    static void signal(String name, long pid) throws IOException, InterruptedException {
        Process kill =
                new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start();
        if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new AssertionError("process " + pid + " took no SIG" + name);
        }
    }

    int exitStatus() throws InterruptedException {
        return exitStatus(Duration.ofSeconds(90));
    }

    /** The exit status, for which it waits no longer than {@code patience}. */
    int exitStatus(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the service did not end within " + patience);
        }
        return process.exitValue();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
