package io.bellwether.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.codec.FieldMapping;
import io.bellwether.codec.FileLineDecoder;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are cut, damaged, or made to fill memory or disk. */
class HostileFilesTest {

    @TempDir private Path folder = Path.of("");

    @Test
    void aGzipBombIsRefusedLongBeforeItsEnd() throws IOException {
        Path bomb = folder.resolve("bomb.jsonl.gz");
        byte[] blanks = "\n".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            for (int i = 0; i < 4_000; i++) {
                out.write(blanks);
            }
        }
        assertThat(Files.size(bomb)).isLessThan(1 << 20);

        assertThatThrownBy(() -> lines(bomb))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "unpacks to more than 200 times its size, as no feedback does: unpack it"
                                + " yourself, if it is meant so");
    }

    @Test
    void aPackedFileOfAnySizeIsReadWhenItPacksLikeFeedback() throws IOException {
        byte[] member = packed("{\"text\":\"fine\"}\n".repeat(2_000));

        assertThat(lines(write(member))).isEqualTo(2_000);
    }

    @Test
    void allMembersOfAPackedFileAreRead() throws IOException {
        byte[] one = packed("{\"n\":1}\n");
        byte[] two = packed("{\"n\":2}\n{\"n\":3}\n");

        assertThat(lines(write(one, two, one))).isEqualTo(4);
        assertThat(lines(write(one, new byte[1024]))).as("zeros are padding").isEqualTo(1);
    }

    @Test
    void aPackedFileThatIsCutAnywhereIsRefused() throws IOException {
        byte[] one = packed("{\"n\":1}\n");
        byte[] both = joined(one, packed("{\"n\":2}\n"));
        for (int length = 3; length < both.length; length++) {
            if (length == one.length) {
                continue;
            }
            Path cut = write(Arrays.copyOf(both, length));
            assertThatThrownBy(() -> lines(cut))
                    .as("%d of %d bytes", length, both.length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatFollowsAPackedFileIsNotPassedOverInSilence() throws IOException {
        Path file = write(packed("{\"n\":1}\n"), "{\"n\":2}\n".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> lines(file))
                .hasMessage("is cut off or damaged: its gzip data goes on with something else");
    }

    @Test
    void aDamagedPackedFileIsCalledThat() throws IOException {
        byte[] bytes = packed("{\"text\":\"fine\"}\n".repeat(50));
        bytes[bytes.length / 2] ^= 0x55;

        assertThatThrownBy(() -> lines(write(bytes)))
                .isInstanceOf(IOException.class)
                .satisfies(
                        e ->
                                assertThat(String.valueOf(e.getMessage()))
                                        .startsWith("is ")
                                        .doesNotContain("fine"));
    }

    /** A pipe that has nothing at the moment is not at its end. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aNamedPipeIsReadToItsEnd() throws Exception {
        Path pipe = folder.resolve("pipe");
        Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
        Assumptions.assumeTrue(mkfifo.waitFor() == 0, "mkfifo is not there");
        byte[] member = packed("{\"n\":1}\n".repeat(1_000));
        Thread writer =
                new Thread(
                        () -> {
                            try (OutputStream out = Files.newOutputStream(pipe)) {
                                out.write(member);
                                out.flush();
                                out.write(member);
                            } catch (IOException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        writer.start();
        assertThat(lines(pipe)).isEqualTo(2_000);
        writer.join();
    }

    @Test
    void aLinkIsReadAndAFolderIsNot() throws IOException {
        Path file = Files.writeString(folder.resolve("real.jsonl"), "{}\n");
        Path link = Files.createSymbolicLink(folder.resolve("link.jsonl"), file);

        assertThat(lines(link)).isEqualTo(1);
        assertThatThrownBy(() -> lines(folder)).isInstanceOf(IOException.class);
    }

    @Test
    void aQuotationMarkThatIsNotClosedIsNoRecordOfAMillionLines() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("open.csv"),
                        "text,id\nfine,1\n\"never closed,2\n" + "more,3\n".repeat(400_000));
        try (CsvRows rows = rows(file)) {
            assertThat(rows.next()).isNotNull();
            assertThatThrownBy(rows::next)
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "row 3 has more than 1048576 characters; is a quotation mark not"
                                    + " closed?");
        }
    }

    @Test
    void aHeaderOfAMillionColumnsIsRefused() throws IOException {
        String header =
                IntStream.range(0, 150_000)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(","));
        Path file = Files.writeString(folder.resolve("wide.csv"), header + "\n1,2\n");

        assertThatThrownBy(() -> rows(file))
                .hasMessage("the header row has 150000 columns; at most 1000");
    }

    /** A file without a header begins with what somebody said. */
    @Test
    void aHeaderThatIsNoneIsRefusedWithoutQuotingIt() throws IOException {
        for (String first : List.of("secret,secret,b", "secret,,b", "secret,\"a\"b,c")) {
            Path file = Files.writeString(folder.resolve("headless.csv"), first + "\n1,2,3\n");
            assertThatThrownBy(() -> rows(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("the header row ")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void aFileOfSomethingElseEndsTheReadingBeforeItFillsTheMemory() throws IOException {
        RejectedLimit limit = new RejectedLimit();
        for (int i = 0; i < RejectedLimit.MOST; i++) {
            limit.add();
        }

        assertThatThrownBy(limit::add)
                .hasMessage("more than 1,000,000 records cannot be read; is it feedback?");
    }

    @Test
    void theFileIsNamedWithTheReason() throws IOException {
        Path file = write(Arrays.copyOf(packed("{\"n\":1}\n"), 20));
        FileHistory history =
                new FileHistory(
                        new FileLineDecoder(FieldMapping.identity(), AuthorNaming.asGiven()),
                        Asset.USERS);

        assertThatThrownBy(() -> history.lines(List.of(file), bytes -> {}).blockLast())
                .hasRootCauseInstanceOf(IOException.class)
                .hasMessageContaining(file.getFileName() + ": is cut off: ");
    }

    private CsvRows rows(Path file) throws IOException {
        return new CsvRows(file, Set.of(), bytes -> {});
    }

    private static int lines(Path file) throws IOException {
        int count = 0;
        try (FeedbackLines lines = new FeedbackLines(file, bytes -> {})) {
            while (lines.next() != null) {
                count++;
            }
        }
        return count;
    }

    private Path write(byte[]... parts) throws IOException {
        return Files.write(folder.resolve("some.gz"), joined(parts));
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.toByteArray();
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
