package io.bellwether.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk in memory that is soon full. */
final class SmallDisk implements AutoCloseable {

    private final Path folder;
    private final Undone mount;

    private SmallDisk(Path folder, Undone mount) {
        this.folder = folder;
        this.mount = mount;
    }

    /**
     * Mounts one; skips the test where that is not allowed.
     *
     * @param folder an empty folder
     */
    static SmallDisk mounted(Path folder, int megabytes) {
        String mount = "mount -t tmpfs -o size=%dm tmpfs '%s'".formatted(megabytes, folder);
        String unmount = "umount -l '%s'".formatted(folder);
        assumeTrue(
                Undone.succeeds(mount + " && " + unmount),
                "skipped: a disk that is full needs tmpfs and root");
        return new SmallDisk(folder, Undone.make(mount, unmount));
    }

    /** Writes a file of its own until no more than {@code bytes} are left. */
    void leave(long bytes) {
        byte[] block = new byte[64 * 1024];
        try (OutputStream ballast = Files.newOutputStream(folder.resolve("ballast"))) {
            while (room() > bytes + block.length) {
                ballast.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be filled", e);
        }
    }

    /** Makes room. */
    void grow(int megabytes) {
        String remount = "mount -o remount,size=%dm '%s'".formatted(megabytes, folder);
        if (!Undone.succeeds(remount)) {
            throw new IllegalStateException("failed: " + remount);
        }
    }

    /** Bytes that are left. */
    long room() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " is not there", e);
        }
    }

    @Override
    public void close() {
        mount.close();
    }
}
