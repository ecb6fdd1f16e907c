package io.bellwether.capacity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another process that does one thing after the other and tells what it took. */
public final class Worker implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream orders;
    private final Path log;

    private Worker(Process process, Path log) {
        this.process = process;
        this.log = log;
        answers = process.inputReader(StandardCharsets.UTF_8);
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /**
     * Starts it and returns when it is ready.
     *
     * @param settings said before everything else, not on the command line, which all can read
     * @param log what it says on standard error goes there
     */
    public static Worker start(List<String> command, List<String> settings, Path log)
            throws IOException {
        Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        Worker worker = new Worker(process, log);
        settings.forEach(worker.orders::println);
        worker.orders.println();
        worker.answer();
        return worker;
    }

    /**
     * Gives an order and waits until it is carried out.
     *
     * @throws IOException when the process ended; the message has the last line of its log
     */
    public Lap order(Object... words) throws IOException {
        orders.println(String.join(" ", Arrays.stream(words).map(String::valueOf).toList()));
        return Lap.ofLine(answer());
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("a process of the benchmark ended early: " + lastWords());
        }
        return line;
    }

    /** The log is in a folder that will be gone. Nobody logs texts. */
    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.isEmpty() ? "it said nothing" : lines.getLast();
    }

    @Override
    public void close() {
        orders.close();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
