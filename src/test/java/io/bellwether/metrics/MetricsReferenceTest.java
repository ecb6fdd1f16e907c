package io.bellwether.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the table of metrics in the documentation equal to those there are. After a change of
 * {@link Metric}, {@code mvn test -Dtest=MetricsReferenceTest -Dbellwether.docs.write=true} writes
 * the table anew.
 */
class MetricsReferenceTest {

    private static final Path PAGE = Path.of("docs", "metrics.md");
    private static final String BEGIN =
            "<!-- metrics: begin, made from io.bellwether.metrics.Metric -->\n";
    private static final String END = "<!-- metrics: end -->\n";

    @Test
    void theReferenceNamesEveryMetricWithItsLabelsAndMeaning() throws IOException {
        String page = Files.readString(PAGE, UTF_8);
        assertThat(page).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
        String expected =
                page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                        + table()
                        + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("bellwether.docs.write")) {
            Files.writeString(PAGE, expected, UTF_8);
            return;
        }
        assertThat(page)
                .as(
                        "%s is not up to date: run mvn test -Dtest=%s -Dbellwether.docs.write=true",
                        PAGE, getClass().getSimpleName())
                .isEqualTo(expected);
    }

    @Test
    void namesAndLabelsAreOfPrometheusKindAndSaidOnce() {
        List<String> names = Stream.of(Metric.values()).map(Metric::id).toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][a-z_]*"));
        for (Metric metric : Metric.values()) {
            assertThat(metric.labels()).allMatch(label -> label.matches("[a-z]+"));
            assertThat(metric.id().endsWith("_total"))
                    .as(metric.id())
                    .isEqualTo(metric.kind() == Metric.Kind.COUNTER);
            assertThat(metric.help()).endsWith(".");
        }
    }

    private static String table() {
        StringBuilder out =
                new StringBuilder(
                        "| metric | type | unit | labels | meaning |\n|---|---|---|---|---|\n");
        for (Metric metric : Metric.values()) {
            out.append(
                    "| `%s` | %s | %s | %s | %s |\n"
                            .formatted(
                                    metric.id(),
                                    metric.kind().label(),
                                    metric.unit(),
                                    String.join(", ", metric.labels()),
                                    metric.help()));
        }
        return out.toString();
    }
}
