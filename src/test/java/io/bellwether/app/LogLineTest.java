package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a log line is made of, in a process whose standard error is read. */
class LogLineTest {

    @Test
    void aMessageIsOneLineAndCommandsNoTerminal() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Hostile.class.getName())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(said).contains("topic  ERROR forged  [2J 2J gnp done");
        assertThat(said.strip()).doesNotContain("\n");
    }

    /** Logs what somebody might have called a topic. */
    static final class Hostile {
        private Hostile() {}

        public static void main(String[] args) {
            LoggerFactory.getLogger(Hostile.class)
                    .warn("{}", "topic\r\nERROR forged \u001b[2J\u009b2J\u202egnp\u2028done");
        }
    }
}
