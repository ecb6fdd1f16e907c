package io.bellwether.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

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

    /** Makes {@code place} a folder, so that other options may name files in it. */
    static void makeFolder(String option, Path place) {
        try {
            Files.createDirectories(place);
        } catch (IOException e) {
            throw new WrongUseException(option + " " + place + " cannot be made a folder");
        }
    }

    /** Writes a report with its charts below, each a file of its own, into {@code folder}. */
    static void writeReport(Path folder, String name, String report, Map<String, String> charts)
            throws IOException {
        StringBuilder withCharts = new StringBuilder(report);
        for (Map.Entry<String, String> chart : charts.entrySet()) {
            Files.writeString(folder.resolve(chart.getKey()), chart.getValue());
            withCharts.append("\n![](").append(chart.getKey()).append(")\n");
        }
        Files.writeString(folder.resolve(name), withCharts);
    }
}
