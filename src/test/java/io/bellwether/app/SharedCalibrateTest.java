package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.SharedData;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Real feedback, where it is there: private reference data that is not part of the project. */
class SharedCalibrateTest {

    @Test
    void realStatementsAreCalibratedAndGiveTheSameBytesTwice() {
        Path file = SharedData.file("twitter-advertisers-statements.jsonl.gz");
        String[] arguments = {"calibrate", "--surrogates", "3", "--files", file.toString()};
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("advertisers", "seen within 60 days");
        assertThat(CommandLineRun.of(arguments).out()).isEqualTo(run.out());
    }
}
