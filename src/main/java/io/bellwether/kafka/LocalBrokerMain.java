package io.bellwether.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The process of a {@link LocalBrokerProcess}: serves until its standard input ends, which happens
 * however the parent ends.
 *
 * <p>An interrupt from the terminal reaches parent and child at once. The child goes on serving
 * until the parent has finished, or for a minute at most.
 */
public final class LocalBrokerMain {

    /** Exit status when another process serves from this directory. */
    static final int IN_USE = 3;

    /** Exit status when the broker could not start. */
    static final int NOT_STARTED = 4;

    private static final long PARENT_ENDS_WITHIN_SECONDS = 60;

    private LocalBrokerMain() {}

    /**
     * Serves, or ends at once with a status of its own when the directory is in use.
     *
     * @param args the directory and the preferred port
     */
    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(
                        directory.resolve("broker.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            // Not exit: that would write the class data archive of a process that did nothing.
            Runtime.getRuntime().halt(IN_USE);
            return;
        }
        serve(directory, Integer.parseInt(args[1]), lock);
    }

    private static void serve(Path directory, int port, FileLock lock) throws IOException {
        Files.deleteIfExists(portFile(directory));
        LocalBroker broker = start(directory, port);
        CountDownLatch parentHasEnded = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> end(broker, directory, lock, parentHasEnded)));
        publish(directory, ProcessHandle.current().pid() + " " + broker.bootstrapServers());
        // Whatever the parent says: only the end of its input counts.
        System.in.transferTo(OutputStream.nullOutputStream());
        parentHasEnded.countDown();
        System.exit(0);
    }

    /** Half a broker keeps threads that would keep the process, silently. */
    private static LocalBroker start(Path directory, int port) {
        try {
            return LocalBroker.start(directory.resolve("kafka"), port);
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(NOT_STARTED);
            throw e;
        }
    }

    private static void end(
            LocalBroker broker, Path directory, FileLock lock, CountDownLatch parentHasEnded) {
        try {
            if (!parentHasEnded.await(PARENT_ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("the parent did not end in time; the broker ends without it");
            }
            broker.close();
            Files.deleteIfExists(portFile(directory));
            lock.release();
        } catch (IOException e) {
            System.err.println("the broker's files could not be cleaned up: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Appears whole or not at all. */
    private static void publish(Path directory, String line) throws IOException {
        Path draft = directory.resolve("broker.port.new");
        Files.writeString(draft, line);
        Files.move(draft, portFile(directory), StandardCopyOption.ATOMIC_MOVE);
    }

    static Path portFile(Path directory) {
        return directory.resolve("broker.port");
    }

    /**
     * Who serves from {@code directory} and where, as far as that process is alive.
     *
     * @return process id and bootstrap servers, or null
     */
    static @Nullable Serving serving(Path directory) throws IOException {
        if (!Files.exists(portFile(directory))) {
            return null;
        }
        String line = Files.readString(portFile(directory));
        int space = line.indexOf(' ');
        long pid = Long.parseLong(line.substring(0, space));
        boolean isAlive = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        return isAlive ? new Serving(pid, line.substring(space + 1)) : null;
    }

    /** The content of the port file. */
    record Serving(long pid, String bootstrapServers) {}
}
