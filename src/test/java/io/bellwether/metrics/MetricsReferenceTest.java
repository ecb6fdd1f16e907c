package io.bellwether.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.ReferencePage;
import java.io.IOException;
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

    private static final ReferencePage PAGE =
            new ReferencePage(
                    Path.of("docs", "metrics.md"),
                    "<!-- metrics: begin, made from io.bellwether.metrics.Metric -->\n",
                    "<!-- metrics: end -->\n");

    @Test
    void theReferenceNamesEveryMetricWithItsLabelsAndMeaning() throws IOException {
        PAGE.assertHolds(table(), getClass());
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
