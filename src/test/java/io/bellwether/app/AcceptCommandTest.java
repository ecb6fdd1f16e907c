package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AcceptCommandTest {

    /** Before a broker is asked for: none is started here. */
    @Test
    void whatNoMonitorCouldReadIsNotWritten() {
        CommandLineRun run = CommandLineRun.of("accept", "staff", "--by", "x".repeat(201));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("nothing written: by has 201 characters");
    }
}
