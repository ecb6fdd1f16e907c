package io.bellwether.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at a Java process from outside: what of its heap is in use after a full collection, its
 * threads, its open files, its resident memory. Needs {@code /proc} and the {@code jcmd} of the
 * JDK.
 */
final class Sampler {

    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");
    private static final long ANSWERS_WITHIN_SECONDS = 20;

    private Sampler() {}

    /**
     * One look at one process.
     *
     * @param heapBytes in use after a full collection; empty when the process did not say
     */
    record Sample(OptionalLong heapBytes, long threads, long files, long residentBytes) {}

    /** Whether this machine has what it needs. */
    static boolean isPossible() {
        return Files.isReadable(Path.of("/proc/self/status")) && Files.isExecutable(jcmd());
    }

    static Sample of(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        String status = read(process.resolve("status"));
        return new Sample(
                heap(collect(pid)),
                number(THREADS, status),
                count(process.resolve("fd")),
                number(RESIDENT, status) * 1024);
    }

    private static OptionalLong heap(String said) {
        Matcher matcher = USED.matcher(said);
        long kilobytes = 0;
        boolean isFound = false;
        while (matcher.find()) {
            kilobytes += Long.parseLong(matcher.group(1));
            isFound = true;
        }
        return isFound ? OptionalLong.of(kilobytes * 1024) : OptionalLong.empty();
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("/proc tells no " + pattern);
        }
        return Long.parseLong(matcher.group(1));
    }

    private static long count(Path directory) {
        try (var files = Files.list(directory)) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jcmd() {
        return Path.of(System.getProperty("java.home"), "bin", "jcmd");
    }

    /** What {@code jcmd} says of the heap after it; nothing when the process is busy with dying. */
    private static String collect(long pid) {
        try {
            Path commands = Files.createTempFile("sample", ".jcmd");
            try {
                Files.writeString(commands, "GC.run\nGC.heap_info\n");
                return ask(pid, commands);
            } finally {
                Files.delete(commands);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ask(long pid, Path commands) throws IOException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        jcmd().toString(),
                                        "-J-XX:TieredStopAtLevel=1",
                                        Long.toString(pid),
                                        "-f",
                                        commands.toString()))
                        .redirectErrorStream(true)
                        .start();
        try {
            if (!process.waitFor(ANSWERS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sampling", e);
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
