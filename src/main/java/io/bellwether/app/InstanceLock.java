package io.bellwether.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Holds a name in the data directory for as long as the process lives. Two processes under one name
 * would throw each other out of their transactions for ever.
 */
final class InstanceLock implements AutoCloseable {

    private final FileChannel channel;
    private final String instance;

    private InstanceLock(FileChannel channel, String instance) {
        this.channel = channel;
        this.instance = instance;
    }

    /** The name that is held. */
    String instance() {
        return instance;
    }

    /**
     * Takes the name.
     *
     * @throws WrongUseException when another process has it
     */
    static InstanceLock take(Path dataDirectory, String instance) throws IOException {
        if (!instance.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new WrongUseException(
                    "--instance '"
                            + instance
                            + "' must be 1 to 100 letters, digits, '.', '_' or '-'");
        }
        Files.createDirectories(dataDirectory);
        Path file = dataDirectory.resolve("instance-" + instance + ".lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new InstanceLock(channel, instance);
            }
        } catch (OverlappingFileLockException e) {
            // The same process has it: the message below is as true.
        }
        channel.close();
        throw new WrongUseException(
                "another process runs as instance "
                        + instance
                        + " in "
                        + dataDirectory
                        + "; stop it, or give this one a name of its own with --instance");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
