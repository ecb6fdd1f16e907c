package io.bellwether.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Writes files that their owner alone can read, each at once. Safe for several processes. */
final class KeyFile {

    private KeyFile() {}

    /** With its folders; does nothing where another process was quicker. */
    static void create(Path file, String content) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Path draft = draft(file);
        try {
            write(draft, content);
            publish(draft, file);
        } catch (FileAlreadyExistsException e) {
            // Another process was quicker; its key is as good.
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static Path draft(Path file) {
        return file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
    }

    /**
     * At once, so that nobody reads half of it. Links stay, and so does who may read the file: the
     * service, perhaps, where somebody else changes the key.
     */
    static void replace(Path file, String content) throws IOException {
        Path real = file.toRealPath();
        Path draft = draft(real);
        try {
            write(draft, content);
            copyReaders(real, draft);
            Files.move(draft, real, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void copyReaders(Path from, Path to) throws IOException {
        var given = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        var made = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (given == null || made == null) {
            return;
        }
        PosixFileAttributes wanted = given.readAttributes();
        PosixFileAttributes present = made.readAttributes();
        // Most may not give files away, and need not.
        if (!wanted.group().equals(present.group())) {
            made.setGroup(wanted.group());
        }
        if (!wanted.owner().equals(present.owner())) {
            made.setOwner(wanted.owner());
        }
        made.setPermissions(wanted.permissions());
    }

    private static void write(Path draft, String content) throws IOException {
        try (var channel =
                Files.newByteChannel(
                        draft,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        ownerOnly(draft))) {
            channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** So that nobody reads half a key: the whole file appears at once, and only one does. */
    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // A file system without links: nearly as good.
            Files.move(draft, file);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
