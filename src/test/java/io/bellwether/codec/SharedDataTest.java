package io.bellwether.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bellwether.SharedData;
import io.bellwether.feedback.Pseudonymizer;
import io.bellwether.feedback.Rejection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real files are read to the last line. */
class SharedDataTest {

    @ParameterizedTest
    @CsvSource({
        "twitter-staff-blind,                 1186",
        "twitter-users-tweets,               70043",
        "twitter-users-googleplay-weeks,       714",
        "twitter-advertisers-statements,       138",
        "robinhood-coinbase-users-googleplay,10000",
    })
    void everyLineOfARealFileIsRead(String name, int lines) throws IOException {
        Path file = SharedData.file(name + ".jsonl.gz");
        assumeTrue(Files.exists(file), "the shared data is absent: " + file);
        FileLineDecoder decoder =
                new FileLineDecoder(FieldMapping.identity(), new Pseudonymizer(new byte[16]));
        List<Rejection> rejections = new ArrayList<>();
        int number = 0;
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                FileLine decoded = decoder.decode(line.getBytes(UTF_8), null, name, number);
                if (decoded instanceof FileLine.Rejected rejected) {
                    rejections.add(rejected.rejection());
                }
            }
        }

        assertThat(number).isEqualTo(lines);
        assertThat(rejections).isEmpty();
    }
}
