package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.feedback.Asset;
import io.bellwether.kafka.FeedbackProducer;
import io.bellwether.kafka.LocalBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each role tells alone, and what is never told of staff. */
class MetricsOfRolesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String WATERMARK = "bellwether_watermark_timestamp_seconds";
    private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir private Path folder;

    @Test
    void eachRoleTellsItsOwnPartAndTogetherTheyTellAll() throws Exception {
        try (LocalBroker broker = LocalBroker.start(folder.resolve("broker"), 0);
                ObservedService score = member("score-a", broker, Role.SCORE);
                ObservedService monitor = member("monitor-a", broker, Role.MONITOR)) {
            Feedbacks.send(score.connection(), Feedbacks.messages(1, 200));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    score.scrape()
                                                            .value(
                                                                    "bellwether_records_total",
                                                                    "role",
                                                                    "score"))
                                            .hasValue(200));
            await().atMost(PATIENCE)
                    .until(() -> monitor.service().tally(Role.MONITOR).records() >= 200);
            Scrape ofScore = score.scrape();
            Scrape ofMonitor = monitor.scrape();
            assertThat(ofScore.value("bellwether_records_total", "role", "monitor")).isEmpty();
            assertThat(ofScore.all("bellwether_state")).isEmpty();
            assertThat(ofScore.all("bellwether_votes_total")).isEmpty();
            assertThat(ofMonitor.all("bellwether_scored_texts_total")).isEmpty();
            assertThat(ofMonitor.all("bellwether_state")).hasSize(18);
            Set<String> both = ofScore.names("bellwether_");
            both.addAll(ofMonitor.names("bellwether_"));
            assertThat(both)
                    .contains(
                            "bellwether_level",
                            "bellwether_idle_partitions",
                            "bellwether_lag_records",
                            "bellwether_build_info");
            assertThat(ofScore.value("jvm_threads_live_threads").orElse(0)).isPositive();
            assertThat(ofMonitor.value("kafka_consumer_fetch_manager_records_consumed_total"))
                    .isNotEmpty();
        }
    }

    @Test
    void nothingIsToldOfFourPeopleOfTheStaff() throws Exception {
        try (LocalBroker broker = LocalBroker.start(folder.resolve("broker"), 0);
                ObservedService service =
                        ObservedService.wire(
                                folder, broker.bootstrapServers(), "heartbeatSeconds=1")) {
            service.start(() -> BiasedScorer.of("first", 0));
            for (int hour = 0; hour < 12; hour++) {
                say(service, hour, "a", "b", "c", "d");
            }
            double tenHours = BEGIN.plus(Duration.ofHours(10)).getEpochSecond();
            await().atMost(PATIENCE).until(() -> staff(service.scrape(), WATERMARK) >= tenHours);
            Scrape four = service.scrape();
            assertThat(staff(four, "bellwether_level")).isNaN();
            assertThat(staff(four, "bellwether_level_expected")).isNaN();
            assertThat(staff(four, "bellwether_log_evidence")).isNaN();
            assertThat(staff(four, "bellwether_level_timestamp_seconds")).isNaN();
            assertThat(staff(four, "bellwether_votes_total")).isZero();
            assertThat(staff(four, "bellwether_feedback_total")).isZero();
            say(service, 12, "e");
            say(service, 16, "a");
            await().atMost(PATIENCE)
                    .until(() -> staff(service.scrape(), "bellwether_votes_total") == 5);
            assertThat(staff(service.scrape(), "bellwether_level")).isBetween(0.0, 1.0);
        }
    }

    private ObservedService member(String name, LocalBroker broker, Role role) throws Exception {
        Path own = Files.createDirectory(folder.resolve(name));
        ObservedService member = ObservedService.wireAs(name, own, broker.bootstrapServers());
        return member.start(EnumSet.of(role), () -> BiasedScorer.of("first", 0));
    }

    /** Each of them says something in that hour, all into one partition. */
    private static void say(ObservedService service, int hour, String... authors) {
        try (FeedbackProducer producer = new FeedbackProducer(service.connection())) {
            for (String author : authors) {
                String json =
                        "{\"text\":\"I like it here\",\"author\":\"%s\",\"timestamp\":\"%s\"}"
                                .formatted(author, BEGIN.plus(Duration.ofHours(hour)));
                Feedbacks.send(producer, Asset.STAFF, "one", json);
            }
            producer.flush();
        }
    }

    private static double staff(Scrape scrape, String metric) {
        return scrape.value(metric, "asset", "staff").orElse(Double.NaN);
    }
}
