package io.bellwether.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configuration files that are made to hurt, or simply something else. */
class HostileConfigurationTest {

    @TempDir private Path folder = Path.of("");

    /** Nine lines that a reader of aliases makes a billion of. */
    @Test
    void aliasesAreRefusedAndSoCannotMultiply() throws IOException {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c < 'k'; c++) {
            String before = "*" + (char) (c - 1);
            bomb.append(
                    "%c: &%c [%s]\n".formatted(c, c, String.join(", ", List.of(before, before))));
        }

        assertThatThrownBy(() -> load(bomb.toString()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("aliases such as *name are not understood; line 2, column ")
                .hasMessageNotContaining("x, x");
    }

    @Test
    void anAliasIsNotTakenForATextOfItsName() {
        assertThatThrownBy(() -> load("group: &name production\ndata.directory: *name\n"))
                .hasMessageContaining("aliases such as *name are not understood; line 2, column ");
        assertThat(load("group: &unused production\n").group()).isEqualTo("production");
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> load("assets: " + "[".repeat(100_000)))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> load("{a: ".repeat(100_000)))
                .isInstanceOf(ConfigurationException.class);
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < 900; i++) {
            steps.append(" ".repeat(i)).append("a:\n");
        }
        assertThatThrownBy(() -> load(steps + " ".repeat(901) + "b: 1\n"))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void aHugeFileAndADeviceWithoutEndAreRefused() {
        assertThatThrownBy(() -> load("group: " + "g".repeat(2_000_000)))
                .hasMessageEndingWith("has more than 1048576 bytes; is it a configuration?");
        Path zeros = Path.of("/dev/zero");
        Assumptions.assumeTrue(Files.exists(zeros), "there is no /dev/zero");
        assertThatThrownBy(() -> Configuration.load(zeros, Map.of(), List.of()))
                .hasMessage("/dev/zero has more than 1048576 bytes; is it a configuration?");
    }

    @Test
    void aFolderAndBytesThatAreNoTextAreRefused() throws IOException {
        assertThatThrownBy(() -> Configuration.load(folder, Map.of(), List.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("cannot read " + folder);
        Path binary = folder.resolve("binary.yaml");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, (byte) 0x80, (byte) 0xc0});
        assertThatThrownBy(() -> Configuration.load(binary, Map.of(), List.of()))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void tagsThatNameClassesMakeNothing() {
        assertThatThrownBy(
                        () ->
                                load(
                                        "group: !!javax.script.ScriptEngineManager [!!java.net.URL [x]]"))
                .isInstanceOf(ConfigurationException.class);
        assertThat(load("group: !!java.lang.ProcessBuilder production\n").group())
                .isEqualTo("production");
    }

    private Configuration load(String yaml) {
        try {
            Path file = Files.writeString(folder.resolve("some.yaml"), yaml);
            return Configuration.load(file, Map.of(), List.of());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
