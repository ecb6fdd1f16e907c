package io.bellwether.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every input that once broke a promise, and the examples of the schemas, as ordinary tests: what
 * fuzzing found stays found. A finding is a file in the folder of its target.
 */
class FuzzRegressionTest {

    private static final Path FINDINGS = Path.of("src/test/resources/io/bellwether/fuzz");
    private static final Path EXAMPLES = Path.of("schemas/examples");

    private interface Target {
        void run(byte[] input) throws IOException;
    }

    private static final Map<String, Target> TARGETS =
            Map.ofEntries(
                    Map.entry("FeedbackFuzz", FeedbackFuzz::fuzzerTestOneInput),
                    Map.entry("FieldMappingFuzz", FieldMappingFuzz::fuzzerTestOneInput),
                    Map.entry("FilesFuzz", FilesFuzz::fuzzerTestOneInput),
                    Map.entry("RecordsFuzz", RecordsFuzz::fuzzerTestOneInput),
                    Map.entry("OwnRecordsFuzz", OwnRecordsFuzz::fuzzerTestOneInput),
                    Map.entry("SnapshotFuzz", SnapshotFuzz::fuzzerTestOneInput),
                    Map.entry("ConfigurationFuzz", ConfigurationFuzz::fuzzerTestOneInput),
                    Map.entry("ThemeRulesFuzz", ThemeRulesFuzz::fuzzerTestOneInput),
                    Map.entry("HttpFuzz", HttpFuzz::fuzzerTestOneInput),
                    Map.entry("TextFuzz", TextFuzz::fuzzerTestOneInput),
                    Map.entry("RedactionFuzz", RedactionFuzz::fuzzerTestOneInput),
                    Map.entry("PageFuzz", PageFuzz::fuzzerTestOneInput),
                    Map.entry("WebhookFuzz", WebhookFuzz::fuzzerTestOneInput));

    @TestFactory
    List<DynamicTest> findingsStayFixed() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path finding : files(FINDINGS)) {
            String name = FINDINGS.relativize(finding).getName(0).toString();
            Target target = target(name);
            byte[] input = Files.readAllBytes(finding);
            tests.add(
                    DynamicTest.dynamicTest(
                            name + " " + finding.getFileName(),
                            () ->
                                    assertThatCode(() -> target.run(input))
                                            .doesNotThrowAnyException()));
        }
        assertThat(tests).isNotEmpty();
        return tests;
    }

    @TestFactory
    List<DynamicTest> everyTargetTakesTheExamplesOfTheSchemas() throws IOException {
        List<Path> examples = files(EXAMPLES);
        assertThat(examples).hasSizeGreaterThan(100);
        return TARGETS.keySet().stream()
                .sorted()
                .map(
                        name ->
                                DynamicTest.dynamicTest(
                                        name,
                                        () -> {
                                            for (Path example : examples) {
                                                target(name).run(Files.readAllBytes(example));
                                            }
                                        }))
                .toList();
    }

    private static Target target(String name) {
        return Objects.requireNonNull(TARGETS.get(name), name);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
