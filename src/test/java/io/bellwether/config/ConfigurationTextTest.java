package io.bellwether.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTextTest {

    @TempDir private Path folder;

    @Test
    void effectiveTellsWhereEachValueWasSet() throws IOException {
        Path file = write("lateness: 20m\nassets: {users: {topics: [a, 'b c']}}\n");

        String text =
                ConfigurationText.effective(
                        file,
                        Map.of(
                                "BELLWETHER_GROUP",
                                "trial",
                                "BELLWETHER_HTTP_TOKEN",
                                "0123456789abcdef"),
                        List.of("heartbeatSeconds=7"));

        assertThat(text.lines())
                .anyMatch(line -> line.matches("lateness: \"20m\" +# " + file))
                .anyMatch(line -> line.matches("group: trial +# BELLWETHER_GROUP"))
                .anyMatch(line -> line.matches("heartbeatSeconds: 7 +# --set"))
                .anyMatch(line -> line.matches("data.directory: \"\\.bellwether\" +# default"))
                .anyMatch(line -> line.matches("assets.users.topics: \\[a, \"b c\"] +# " + file))
                .contains("# BELLWETHER_HTTP_TOKEN is set");
        assertThat(text).doesNotContain("0123456789abcdef");
    }

    @Test
    void effectiveCanBeReadBackAsAFile() throws IOException {
        List<String> sets =
                List.of(
                        "group=no",
                        "scorer.model=/models/\"own\" ü.gz",
                        "onePerPersonSources=*",
                        "lateness=PT1H",
                        "assets.staff.falseAlarmEveryYears=.5",
                        "assets.users.topics=007, 1e3",
                        "assets.users.mapping.text=/title,/body",
                        "kafka.bootstrap.servers=one:1,two:2",
                        "kafka.client.id=a: b # c");
        Configuration before = Configuration.load(null, Map.of(), sets);

        Path file = write(ConfigurationText.effective(null, Map.of(), sets));

        Configuration after = Configuration.load(file, Map.of(), List.of());
        assertThat(after.effective()).isEqualTo(before.effective());
        assertThat(after.assets().values())
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(List.copyOf(before.assets().values()));
    }

    @Test
    void theExampleChangesNothingAsItIs() throws IOException {
        assertThat(
                        Configuration.load(write(ConfigurationText.example()), Map.of(), List.of())
                                .effective())
                .isEqualTo(Configuration.load(null, Map.of(), List.of()).effective());
    }

    @Test
    void theExampleNamesEveryKeyWithItsDefaultAndWhoChangesIt() throws IOException {
        String example = ConfigurationText.example();
        String active =
                example.lines()
                        .filter(line -> line.matches("#[A-Za-z].*"))
                        .filter(line -> !line.startsWith("#kafka."))
                        .map(line -> line.substring(1))
                        .collect(Collectors.joining("\n"));

        Configuration all = Configuration.load(write(active), Map.of(), List.of());
        assertThat(all.effective())
                .containsAllEntriesOf(Configuration.load(null, Map.of(), List.of()).effective());
        for (Key key : Key.values()) {
            assertThat(active)
                    .contains(key.pattern().replace("*", "users"))
                    .contains(key.pattern().replace("*", "staff"));
        }
        assertThat(example.lines()).allMatch(line -> line.length() <= 100);
        assertThat(example.replace("\n# ", " ")).contains("Who changes it: " + Key.GROUP.reason());
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("b.yaml"), yaml, UTF_8);
    }
}
