package io.bellwether.app;

import io.bellwether.checkup.Check;
import io.bellwether.checkup.Finding;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether the data directory can be written, and how much room there is. What is made for that is
 * taken away again.
 */
final class FolderCheck implements Check {

    private static final String FOLDER = "data directory";
    private static final long MIB = 1 << 20;

    private final Path directory;
    private final long least;

    /**
     * Looks.
     *
     * @param least bytes that must be free
     */
    private FolderCheck(Path directory, long least) {
        this.directory = directory.toAbsolutePath();
        this.least = least;
    }

    /** A directory that holds a key and locks. */
    static FolderCheck small(Path directory) {
        return new FolderCheck(directory, 64 * MIB);
    }

    /** One that holds the data of a local broker, too. */
    static FolderCheck ofBroker(Path directory) {
        return new FolderCheck(directory, 2048 * MIB);
    }

    @Override
    public List<Finding> look() {
        Path there = directory;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            return List.of(
                    Finding.fail(FOLDER, there + " is no directory: correct data.directory"));
        }
        try {
            Files.delete(Files.createTempFile(there, ".bellwether", ".check"));
        } catch (IOException e) {
            return List.of(
                    Finding.fail(
                            FOLDER,
                            there
                                    + " cannot be written ("
                                    + e.getClass().getSimpleName()
                                    + "): give this user the right, or set data.directory"));
        }
        return List.of(room(there));
    }

    private Finding room(Path there) {
        try {
            FileStore store = Files.getFileStore(there);
            long free = store.getUsableSpace() / MIB;
            String text = directory + ", " + free + " MiB free";
            return free * MIB < least
                    ? Finding.warn(FOLDER, text + ": make room for " + least / MIB)
                    : Finding.ok(FOLDER, text);
        } catch (IOException e) {
            return Finding.warn(FOLDER, directory + ", cannot tell how much room there is");
        }
    }
}
