package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.codec.JournalCodec;
import io.bellwether.config.Configuration;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.Streams;
import io.bellwether.pipeline.Entries;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodecsTest {

    private final Codecs codecs =
            new Codecs(
                    TopicNames.standard(),
                    Configuration.load(null, Map.of(), List.of()),
                    AuthorNaming.asGiven());
    private final Input users =
            new Input.Scored(Streams.stream(Asset.USERS, 1, 1, 8, 0, 0, 0, 10).getFirst());

    @Test
    void entryOfItsOwnPartitionIsAddressedToItsAsset() {
        assertThat(codecs.entry(journal(0, new JournalCodec().encode(users))))
                .isEqualTo(new Entries.Read(List.of(new Entries.Addressed(Asset.USERS, users))));
    }

    @Test
    void entryOfAnotherAssetOrVersionIsADeadLetterAndStopsNothing() {
        assertThat(codecs.entry(journal(2, new JournalCodec().encode(users))).toString())
                .contains("bad-field: feedback of users in another's journal");
        byte[] newer = "{\"type\":\"scored\",\"v\":9}".getBytes(StandardCharsets.UTF_8);
        assertThat(codecs.entry(journal(0, newer)).toString()).contains("unknown-version");
    }

    private static InputRecord journal(int partition, byte[] value) {
        return new InputRecord(
                "bellwether.scored.v1", partition, 7, Instant.EPOCH, null, value, List.of());
    }
}
