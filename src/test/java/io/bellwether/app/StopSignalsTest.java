package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a process does with the signals it hears. */
class StopSignalsTest {

    private static final int TERM = 15;
    private static final int INT = 2;

    private final List<String> done = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final StopSignals signals =
            new StopSignals(
                    status -> done.add("exit " + status),
                    status -> done.add("halt " + status),
                    new PrintStream(said, true, StandardCharsets.UTF_8));

    @Test
    void theFirstSignalEndsInOrderAndSaysNothing() {
        signals.heard(INT, 0);
        assertThat(done).containsExactly("exit 130");
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aSecondSignalEndsAtOnceWithTheStatusOfTheFirstAndOneLine() {
        signals.heard(TERM, 0);
        signals.heard(INT, Duration.ofSeconds(1).toNanos());
        assertThat(done).containsExactly("exit 143", "halt 143");
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("bellwether: a second signal: leaving at once")
                .hasLineCount(1);
    }

    /** A parent that signals its child and its child's group means it once. */
    @Test
    void theSameSignalTwiceInOneMomentIsOneSignal() {
        signals.heard(TERM, 0);
        signals.heard(TERM, Duration.ofMillis(20).toNanos());
        assertThat(done).containsExactly("exit 143");
    }
}
