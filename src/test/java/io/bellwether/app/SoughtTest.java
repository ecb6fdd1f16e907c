package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.config.PseudonymKey;
import io.bellwether.pipeline.InputRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoughtTest {

    @TempDir private Path folder;

    /** As Python, PHP and others write it, and cut off as in a dead letter. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "zoë | {\"author\":\"zoë\",\"te",
                "zoë | {\"author\":\"zo\\u00eb\",\"te",
                "zoë | {\"author\":\"zo\\u00EB\"",
                "a/b | {\"author\":\"a\\/b\"}",
                "a\\b | {\"author\":\"a\\\\b\"}",
                "a\"b | {\"author\":\"a\\\"b\"}",
                "小红 | {\"author\":\"\\u5c0f\\u7ea2\"}",
                "ana😀 | {\"author\":\"ana\\ud83d\\ude00\"}",
                "ana | \\u00 \\ \"\\u0061na",
            })
    void anIdIsFoundHoweverItIsEscaped(String id, String value) {
        assertThat(isFound(id, value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "zoë | {\"author\":\"zo\\\\u00eb\"}",
                "ana | {\"author\":\"diana\"}",
                "zo | {\"author\":\"zoë\"}",
            })
    void aPartOfAnotherIdIsNotFound(String id, String value) {
        assertThat(isFound(id, value)).isFalse();
    }

    private boolean isFound(String id, String value) {
        PseudonymKey key = PseudonymKey.loadOrCreate(folder.resolve("pseudonym.key"), Map.of());
        return Sought.of(id, key)
                .hasId(
                        new InputRecord(
                                "dlq.feedback.users.v1",
                                0,
                                0,
                                Instant.EPOCH,
                                null,
                                value.getBytes(StandardCharsets.UTF_8),
                                List.of()));
    }
}
