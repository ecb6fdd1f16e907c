package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.bellwether.feedback.Asset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files for Prometheus and Grafana. What they ask for is asked in {@link MetricsTest}. */
class MonitoringFilesTest {

    private static final Path PROMETHEUS = Path.of("docker", "prometheus");
    private static final Path GRAFANA = Path.of("docker", "grafana");

    @TempDir private Path folder;

    @Test
    void promtoolReadsTheRulesAndTheirTestsHold() throws Exception {
        assertDone("check", "rules", PROMETHEUS.resolve("rules.yml").toString());
        assertDone("test", "rules", PROMETHEUS.resolve("rules-test.yml").toString());
    }

    @Test
    void promtoolReadsTheConfiguration() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "any");
        String configuration =
                Files.readString(PROMETHEUS.resolve("prometheus.yml"))
                        .replace("/run/secrets/bellwether-token", token.toString());
        Files.copy(PROMETHEUS.resolve("rules.yml"), folder.resolve("rules.yml"));
        Path copy = Files.writeString(folder.resolve("prometheus.yml"), configuration);
        assertDone("check", "config", copy.toString());
    }

    @Test
    void everyRuleHasATest() throws IOException {
        String tests = Files.readString(PROMETHEUS.resolve("rules-test.yml"));
        for (JsonNode group : yaml(PROMETHEUS.resolve("rules.yml")).path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                String name = rule.path("alert").asText();
                assertThat(tests).contains("alertname: " + name + "\n        exp_alerts:");
                assertThat(rule.path("labels").path("severity").asText())
                        .isIn("critical", "warning");
            }
        }
    }

    @Test
    void dashboardHasThreeEqualRowsOfOneAssetEach() throws IOException {
        Map<String, List<JsonNode>> rows = rows();
        assertThat(rows.keySet())
                .containsExactly("Users", "Advertisers", "Staff", "Pipeline", "Kafka", "Java VM");
        List<String> forms = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            List<String> row = new ArrayList<>();
            for (JsonNode panel : rows.getOrDefault(nameOf(asset), List.of())) {
                row.add(panel.path("type").asText() + size(panel));
                for (String query : queriesOf(panel)) {
                    assertThat(query).contains("asset=\"" + asset.label() + "\"");
                    for (Asset other : Asset.values()) {
                        assertThat(query.contains("\"" + other.label() + "\""))
                                .isEqualTo(other == asset);
                    }
                }
            }
            forms.add(row.toString());
        }
        assertThat(new HashSet<>(forms)).hasSize(1);
    }

    @Test
    void dashboardAsksTheChosenSourceAndItsPanelsDoNotLieOverEachOther() throws IOException {
        JsonNode dashboard =
                new ObjectMapper().readTree(GRAFANA.resolve("bellwether.json").toFile());
        assertThat(dashboard.path("schemaVersion").asInt()).isGreaterThanOrEqualTo(41);
        assertThat(dashboard.path("templating").path("list").path(0).path("type").asText())
                .isEqualTo("datasource");
        Set<Integer> ids = new HashSet<>();
        Set<String> taken = new HashSet<>();
        for (JsonNode panel : dashboard.path("panels")) {
            assertThat(ids.add(panel.path("id").asInt())).isTrue();
            assertThat(cells(panel)).allMatch(taken::add);
            if (!panel.path("type").asText().equals("row")) {
                assertThat(panel.path("datasource").path("uid").asText())
                        .isEqualTo("${datasource}");
            }
        }
    }

    /** A mean or a sum over assets would hide a falling one. */
    @Test
    void noQueryJoinsAssets() throws IOException {
        for (List<JsonNode> row : rows().values()) {
            for (JsonNode panel : row) {
                for (String query : queriesOf(panel)) {
                    assertThat(query)
                            .doesNotContain("avg(bellwether_level")
                            .doesNotContain("sum(bellwether_level")
                            .doesNotContain("max(bellwether_level");
                }
            }
        }
    }

    @Test
    void provisioningNamesTheFolderAndTheSource() throws IOException {
        Path provisioning = GRAFANA.resolve("provisioning");
        JsonNode dashboards = yaml(provisioning.resolve("dashboards/bellwether.yml"));
        assertThat(dashboards.path("providers").path(0).path("options").path("path").asText())
                .isEqualTo("/var/lib/grafana/dashboards");
        JsonNode sources = yaml(provisioning.resolve("datasources/prometheus.yml"));
        assertThat(sources.path("datasources").path(0).path("type").asText())
                .isEqualTo("prometheus");
    }

    private static void assertDone(String... arguments) throws Exception {
        Promtool.Said said = Promtool.run(arguments);
        assertThat(said.status()).as(said.text()).isZero();
    }

    private static JsonNode yaml(Path file) throws IOException {
        return new YAMLMapper().readTree(file.toFile());
    }

    /** Panels by the title of the row that they are in. */
    private static Map<String, List<JsonNode>> rows() throws IOException {
        Map<String, List<JsonNode>> rows = new LinkedHashMap<>();
        List<JsonNode> row = new ArrayList<>();
        JsonNode dashboard =
                new ObjectMapper().readTree(GRAFANA.resolve("bellwether.json").toFile());
        for (JsonNode panel : dashboard.path("panels")) {
            if (panel.path("type").asText().equals("row")) {
                row = new ArrayList<>();
                rows.put(panel.path("title").asText(), row);
            } else {
                row.add(panel);
            }
        }
        return rows;
    }

    private static List<String> queriesOf(JsonNode panel) {
        List<String> queries = new ArrayList<>();
        panel.path("targets").forEach(target -> queries.add(target.path("expr").asText()));
        return queries;
    }

    private static String nameOf(Asset asset) {
        return asset.label().substring(0, 1).toUpperCase(Locale.ROOT) + asset.label().substring(1);
    }

    private static String size(JsonNode panel) {
        JsonNode place = panel.path("gridPos");
        return " " + place.path("x") + " " + place.path("w") + "x" + place.path("h");
    }

    private static List<String> cells(JsonNode panel) {
        JsonNode place = panel.path("gridPos");
        List<String> cells = new ArrayList<>();
        for (int x = 0; x < place.path("w").asInt(); x++) {
            for (int y = 0; y < place.path("h").asInt(); y++) {
                cells.add((place.path("x").asInt() + x) + "/" + (place.path("y").asInt() + y));
            }
        }
        return cells;
    }
}
