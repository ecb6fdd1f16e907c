package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.corenlp.CachedScorer;
import io.bellwether.feedback.Asset;
import io.bellwether.kafka.FeedbackProducer;
import io.bellwether.kafka.LocalBroker;
import io.bellwether.metrics.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a service tells that watches the sample company in the middle of a crisis of each asset:
 * read as text, by promtool, and by Prometheus with every query of the dashboard and every rule.
 */
class MetricsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** In the middle of a crisis of each asset. */
    private static final Instant CUT = Instant.parse("2025-05-15T00:00:00Z");

    /** Told only while a scorer takes over. */
    private static final Set<Metric> OF_A_TAKEOVER =
            Set.of(Metric.TAKEOVER_RECORDS, Metric.TAKEOVER_DONE);

    /** Told by the role notify, which does not run here. */
    private static final Set<Metric> OF_NOTIFY =
            Set.of(Metric.NOTIFY_DELIVERIES, Metric.NOTIFY_OPEN, Metric.NOTIFY_LATENCY);

    /** Queries of the dashboard that a healthy service has no series for, each with its metric. */
    private static final Map<String, String> MAY_BE_EMPTY =
            Map.of(
                    "bellwether_takeover_records", "told while a scorer takes over",
                    "bellwether_takeover_done_records", "told while a scorer takes over",
                    "sum by (target, outcome) (increase(bellwether_notify_deliveries_total[15m]))",
                            "told by the role notify");

    @TempDir private static Path folder;

    private static LocalBroker broker;
    private static ObservedService service;

    @BeforeAll
    static void watchACrisis() throws Exception {
        broker = LocalBroker.start(folder.resolve("broker"), 0);
        service =
                ObservedService.wire(
                        folder,
                        broker.bootstrapServers(),
                        "snapshotEverySeconds=1",
                        "heartbeatSeconds=1");
        Feedbacks.send(service.connection(), Feedbacks.untilNow(1, CUT));
        // History ends here: the clock of an asset goes on from its newest record.
        sendNow(1);
        service.start(() -> new CachedScorer(BiasedScorer.of("first", 0), 1000));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            Scrape scrape = service.scrape();
                            for (Asset asset : Asset.values()) {
                                assertThat(state(scrape, asset, "alert")).isEqualTo(1);
                                assertThat(of(scrape, Metric.WATERMARK_LAG, asset))
                                        .isLessThan(7200);
                                assertThat(of(scrape, Metric.SNAPSHOTS, asset)).isPositive();
                                assertThat(of(scrape, Metric.IDLE_PARTITIONS, asset)).isEqualTo(3);
                            }
                        });
    }

    /** So many records of each asset, and one that cannot be read. */
    private static void sendNow(int each) {
        try (FeedbackProducer producer = new FeedbackProducer(service.connection())) {
            Feedbacks.send(producer, Asset.USERS, "a", "not JSON");
            for (int i = 0; i < each; i++) {
                for (Asset asset : Asset.values()) {
                    Feedbacks.send(producer, asset, "b", "{\"text\":\"This is how it is now\"}");
                }
            }
            producer.flush();
        }
    }

    @AfterAll
    static void close() {
        service.close();
        broker.close();
    }

    @Test
    void everyMetricOfTheReferenceIsToldAndNoOther() throws Exception {
        Scrape scrape = service.scrape();
        Set<String> expected = new TreeSet<>();
        for (Metric metric : Metric.values()) {
            if (OF_A_TAKEOVER.contains(metric) || OF_NOTIFY.contains(metric)) {
                continue;
            }
            String type = metric.kind().label();
            assertThat(scrape.types()).containsEntry(metric.id(), type);
            assertThat(scrape.helps()).containsEntry(metric.id(), metric.help());
            expected.addAll(seriesOf(metric));
        }
        assertThat(scrape.names("bellwether_")).isEqualTo(expected);
    }

    private static List<String> seriesOf(Metric metric) {
        String id = metric.id();
        return switch (metric.kind()) {
            case HISTOGRAM -> List.of(id + "_bucket", id + "_count", id + "_sum", id + "_max");
            case SUMMARY -> List.of(id + "_count", id + "_sum", id + "_max");
            case COUNTER, GAUGE -> List.of(id);
        };
    }

    @Test
    void seriesHaveTheLabelsOfTheReferenceAndFewOfThem() throws Exception {
        Scrape scrape = service.scrape();
        for (Metric metric : Metric.values()) {
            for (String name : seriesOf(metric)) {
                List<Scrape.Sample> samples = scrape.all(name);
                assertThat(samples).as(name).hasSizeLessThanOrEqualTo(100);
                for (Scrape.Sample sample : samples) {
                    Set<String> labels = new TreeSet<>(sample.labels().keySet());
                    labels.remove("le");
                    assertThat(labels).as(name).isEqualTo(new TreeSet<>(metric.labels()));
                }
            }
        }
    }

    @Test
    void figuresAreThoseOfTheCrisis() throws Exception {
        Scrape scrape = service.scrape();
        for (Asset asset : Asset.values()) {
            double level = of(scrape, Metric.LEVEL, asset);
            double expected = of(scrape, Metric.LEVEL_EXPECTED, asset);
            assertThat(level).isBetween(0.0, 1.0);
            assertThat(expected).isBetween(level - .1, 1.0);
            assertThat(of(scrape, Metric.LOG_BUDGET, asset)).isBetween(9.0, 12.0);
            assertThat(of(scrape, Metric.VOTES, asset)).isGreaterThan(200);
            assertThat(of(scrape, Metric.SNAPSHOT_SIZE, asset)).isGreaterThan(1000);
            assertThat(
                            scrape.all(Metric.OPEN_ALERTS.id()).stream()
                                    .filter(s -> asset.label().equals(s.labels().get("asset")))
                                    .mapToDouble(Scrape.Sample::value)
                                    .sum())
                    .isEqualTo(1);
        }
        assertThat(
                        scrape.value(
                                        "bellwether_dead_letters_total",
                                        "reason",
                                        "not-json",
                                        "topic",
                                        "feedback.users.v1")
                                .orElse(0))
                .isBetween(1.0, 2.0);
        assertThat(scrape.value("bellwether_scored_texts_total", "outcome", "scored").orElse(0))
                .isGreaterThan(10_000);
        assertThat(scrape.value("bellwether_score_cache_total", "result", "miss").orElse(0))
                .isGreaterThan(10_000);
        assertThat(scrape.value("bellwether_brokers_answer")).hasValue(1);
        assertThat(scrape.value("bellwether_transaction_aborts_total", "role", "score"))
                .hasValue(0);
        assertThat(scrape.value("bellwether_build_info").orElse(0)).isEqualTo(1);
        assertThat(scrape.value("jvm_memory_used_bytes", "area", "heap").orElse(0)).isPositive();
        assertThat(scrape.value("kafka_producer_record_send_total").orElse(0)).isPositive();
    }

    @Test
    void promtoolFindsNothingToSayOfTheNames() throws Exception {
        Path told = Files.writeString(folder.resolve("scrape.txt"), service.get("/metrics").body());
        Promtool.Said said = Promtool.with(told, "check", "metrics");
        assertThat(said.text().lines().toList())
                .noneMatch(line -> line.startsWith("bellwether_"))
                .allMatch(MetricsTest::isOfALibrary);
    }

    /** Kafka's own names have units like "ns" and counts that are gauges; Micrometer's likewise. */
    private static boolean isOfALibrary(String line) {
        return line.matches("(kafka|process|system|jvm)_\\w+ .*");
    }

    @Test
    void prometheusReadsItAndAnswersEveryQueryAndRule() throws Exception {
        try (PrometheusProcess prometheus =
                PrometheusProcess.start(
                                folder.resolve("prometheus"),
                                service.address(),
                                folder.resolve("token"))
                        .awaitScrapes(3)) {
            sendNow(20);
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    prometheus
                                                    .query(
                                                            "increase(bellwether_score_cache_total{result=\"hit\"}[1m]) > 0")
                                                    .size()
                                            == 1);
            assertThat(prometheus.query("up")).containsExactly(1.0);
            // Counters rise one after the other, and a scrape may come between them.
            eventually(() -> assertQueriesOfTheDashboard(prometheus));
            eventually(() -> assertRules(prometheus));
        }
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(assertion);
    }

    private static void assertQueriesOfTheDashboard(PrometheusProcess prometheus) throws Exception {
        Map<String, List<Double>> answers = new TreeMap<>();
        for (String query : queries()) {
            answers.put(query, prometheus.query(query.replace("$__rate_interval", "1m")));
        }
        assertThat(answers).hasSizeGreaterThan(50);
        for (Map.Entry<String, List<Double>> answer : answers.entrySet()) {
            if (MAY_BE_EMPTY.containsKey(answer.getKey())) {
                assertThat(answer.getValue()).as(answer.getKey()).isEmpty();
            } else {
                assertThat(answer.getValue()).as(answer.getKey()).isNotEmpty();
                assertThat(answer.getValue()).as(answer.getKey()).anyMatch(value -> !value.isNaN());
            }
        }
    }

    /** Each rule goes, and of what it asks about there is something to ask. */
    private static void assertRules(PrometheusProcess prometheus) throws Exception {
        Map<String, String> states = new TreeMap<>();
        for (JsonNode rule : prometheus.rules()) {
            String name = rule.path("name").asText();
            assertThat(rule.path("health").asText()).as(name).isEqualTo("ok");
            states.put(name, rule.path("state").asText());
            for (String metric : metricsIn(rule.path("query").asText())) {
                if (!metric.equals("bellwether_notify_deliveries_total")
                        && !metric.equals("bellwether_takeover_records")) {
                    assertThat(prometheus.query("count(" + metric + ")")).as(metric).isNotEmpty();
                }
            }
        }
        assertThat(states)
                .hasSize(13)
                .containsEntry("BellwetherAssetDegraded", "firing")
                .containsEntry("BellwetherDown", "inactive")
                .containsEntry("BellwetherAssetUnwatched", "inactive")
                .containsEntry("BellwetherNoProgress", "inactive")
                .containsEntry("BellwetherWatermarkBehind", "inactive");
    }

    private static Set<String> metricsIn(String expression) {
        Set<String> metrics = new HashSet<>();
        for (String word : expression.split("\\W+", -1)) {
            if (word.startsWith("bellwether_")) {
                metrics.add(word);
            }
        }
        return metrics;
    }

    /** Every query of every panel. */
    private static List<String> queries() throws IOException {
        JsonNode dashboard =
                new ObjectMapper().readTree(Path.of("docker/grafana/bellwether.json").toFile());
        List<String> queries = new ArrayList<>();
        for (JsonNode panel : dashboard.path("panels")) {
            panel.path("targets").forEach(target -> queries.add(target.path("expr").asText()));
        }
        return queries;
    }

    private static double of(Scrape scrape, Metric metric, Asset asset) {
        return scrape.value(metric.id(), "asset", asset.label()).orElse(Double.NaN);
    }

    private static double state(Scrape scrape, Asset asset, String state) {
        return scrape.value(Metric.STATE.id(), "asset", asset.label(), "state", state).orElse(-1);
    }
}
