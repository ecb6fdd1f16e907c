package io.bellwether.app;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where a command is asked to write. What cannot be written later is refused before the work. */
final class Target {

    private Target() {}

    /** Refuses a {@code place} that cannot become a file. */
    static void checkFile(String option, Path place) {
        Path parent = place.toAbsolutePath().getParent();
        boolean isWritable =
                Files.exists(place)
                        ? Files.isRegularFile(place) && Files.isWritable(place)
                        : parent != null && Files.isDirectory(parent) && Files.isWritable(parent);
        HistoryOptions.refuse(
                !isWritable, option + " must name a file in a folder that exists: " + place);
    }

    /** Refuses a {@code place} that is no folder and cannot become one. */
    static void checkFolder(String option, Path place) {
        Path existing = place.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        boolean isWritable =
                existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
        HistoryOptions.refuse(!isWritable, option + " " + place + " cannot be made a folder");
    }
}
