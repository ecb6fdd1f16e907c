package io.bellwether.fuzz;

import io.bellwether.codec.FieldMapping;
import io.bellwether.codec.FileLine;
import io.bellwether.codec.FileLineDecoder;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.replay.CsvRows;
import io.bellwether.replay.FeedbackLines;
import io.bellwether.replay.RecordFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** A whole file, plain or gzip, as lines and as CSV: read to its end, or refused in our words. */
public final class FilesFuzz {

    private static final FileLineDecoder DECODER =
            new FileLineDecoder(FieldMapping.identity(), AuthorNaming.asGiven());
    private static final Path FILE = temporary();

    private FilesFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Files.write(FILE, data);
        read(file -> new FeedbackLines(file, count -> {}));
        read(file -> new CsvRows(file, Set.of("timestamp", "rating"), count -> {}));
    }

    private interface Opening {
        RecordFile open(Path file) throws IOException;
    }

    private static void read(Opening opening) {
        try (RecordFile records = opening.open(FILE)) {
            for (byte[] record = records.next(); record != null; record = records.next()) {
                FileLine line = DECODER.decode(record, Asset.USERS, "file", records.number());
                if (line instanceof FileLine.Rejected rejected) {
                    Promise.isFitForLogs(rejected.rejection());
                }
            }
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            Promise.holds(
                    message.chars().allMatch(c -> c >= ' ' && c < 0x7f), "a reason has ASCII only");
        }
    }

    private static Path temporary() {
        try {
            Path file = Files.createTempFile("fuzz", ".file");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary file can be made", e);
        }
    }
}
