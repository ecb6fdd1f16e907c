package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.pipeline.InputRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ShellRepairTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void largeLetterGoesThroughACommandThatWritesWhileItReads() {
        String large = "0123456789".repeat(90_000);
        assertThat(repair("cat", LONG, large)).hasValue(large);
    }

    @Test
    void commandThatReadsNothingMayStillRepair() {
        assertThat(repair("echo fine", LONG, "x".repeat(900_000))).hasValue("fine\n");
    }

    @Test
    void commandThatFailsOrSaysNothingOrHangsLeavesTheLetter() {
        assertThat(repair("echo fine; exit 1", LONG, "broken")).isEmpty();
        assertThat(repair("cat > /dev/null", LONG, "broken")).isEmpty();
        assertThat(repair("sleep 600", Duration.ofMillis(200), "broken")).isEmpty();
    }

    private static Optional<String> repair(String command, Duration within, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        InputRecord letter = new InputRecord("dlq.t", 0, 7, Instant.EPOCH, null, bytes, List.of());
        return new ShellRepair(command, within)
                .apply(letter)
                .map(out -> new String(out, StandardCharsets.UTF_8));
    }
}
