package io.bellwether.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Asset;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.TopicCursor;
import io.bellwether.kafka.TopicReader;
import io.bellwether.monitor.Level;
import io.bellwether.pipeline.DeadLetters;
import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Input that no service can wish for. */
@Tag("faults")
class BadRecordsTest {

    private static final long SEED = 21;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void everyBadRecordIsSetAsideForItsReasonAndTheRestIsWatched() throws Exception {
        MixedFeed feed = MixedFeed.of(SEED, Extent.isFull() ? Integer.MAX_VALUE : 6_000);
        System.out.printf("seed %d: %d records%n", SEED, feed.lines().size());
        assertThat(feed.swapped()).isGreaterThan(20);
        try (Deployment deployment = Deployment.open(1)) {
            allowLargeRecords(deployment.servers());
            List<Sent> sent = Line.write(deployment.servers(), feed.lines());
            deployment.start(deployment.launch("score", "s1"));
            deployment.start(deployment.launch("monitor", "m1"));
            deployment.awaitDone(PATIENCE);
            assertThat(deployment.settle(PATIENCE).values()).containsOnly(MemberProcess.TERMINATED);
            Observed observed = Observed.of(deployment.servers(), sent);
            Guarantees.always().hold(observed);
            assertThat(reasons(letters(deployment.servers()))).isEqualTo(BadRecords.counts());
            assertThat(Levels.sum(observed.levels(), Level::late)).isEqualTo(feed.late());
            assertThat(Levels.sum(observed.levels(), Level::duplicates)).isEqualTo(feed.twice());
        }
    }

    @Test
    void textThatAlwaysBreaksTheScorerIsFoundAndItsNeighboursAreScored() throws Exception {
        Feed feed = Extent.feed(SEED);
        try (Deployment deployment = Deployment.open(3)) {
            List<Sent> sent = new ArrayList<>();
            int portions = 5;
            for (int i = 0; i < portions; i++) {
                String text = "{\"text\":\"" + PlantedAdvice.UNSCORABLE + " " + i + "\"}";
                Line line = new Line(Asset.USERS, text, "");
                sent.addAll(Line.write(deployment.servers(), List.of(line)));
                int from = feed.size() / portions * i;
                int to = i + 1 == portions ? feed.size() : feed.size() / portions * (i + 1);
                feed.write(deployment.servers(), from, to);
            }
            sent.addAll(feed.sent());
            Launch score = deployment.launch("score", "s1");
            deployment.start(PlantedMain.with(PlantedBug.SCORER_THROWS, score));
            deployment.start(deployment.launch("monitor", "m1"));
            deployment.awaitDone(PATIENCE);
            assertThat(deployment.settle(PATIENCE).values()).containsOnly(MemberProcess.TERMINATED);
            Guarantees.always().hold(Observed.of(deployment.servers(), sent));
            List<InputRecord> letters = letters(deployment.servers());
            assertThat(reasons(letters)).containsEntry("scorer-failed", portions);
            // The scorer's exception quotes the text; nobody else may.
            assertThat(deployment.member("s1").logged())
                    .contains(PlantedBug.SCORER_THROWS.trace())
                    .doesNotContain(PlantedAdvice.UNSCORABLE);
            assertThat(letters)
                    .allSatisfy(
                            letter ->
                                    assertThat(letter.headers())
                                            .noneMatch(BadRecordsTest::quotesTheText));
        }
    }

    private static boolean quotesTheText(Header header) {
        return header.text().contains(PlantedAdvice.UNSCORABLE);
    }

    /** As a company may that has attachments in its topics. */
    private static void allowLargeRecords(String servers) throws Exception {
        AlterConfigOp larger =
                new AlterConfigOp(
                        new ConfigEntry("max.message.bytes", "4000000"), AlterConfigOp.OpType.SET);
        try (Admin admin = KafkaConnection.to(servers).admin()) {
            for (String topic : TopicNames.standard().allFeedback()) {
                ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
                admin.incrementalAlterConfigs(Map.of(resource, List.of(larger)))
                        .all()
                        .get(30, TimeUnit.SECONDS);
            }
        }
    }

    private static List<InputRecord> letters(String servers) {
        TopicNames names = TopicNames.standard();
        return read(servers, names.allFeedback().stream().map(names::deadLetters).toList());
    }

    private static List<InputRecord> read(String servers, List<String> topics) {
        TopicReader reader = new TopicReader(KafkaConnection.to(servers));
        List<InputRecord> records = new ArrayList<>();
        try (TopicCursor cursor =
                reader.open(reader.ranges(topics, Optional.empty(), Optional.empty()))) {
            cursor.forEachRemaining(records::add);
        }
        return records;
    }

    private static Map<String, Integer> reasons(List<InputRecord> letters) {
        Map<String, Integer> reasons = new TreeMap<>();
        for (InputRecord letter : letters) {
            String reason = letter.header(DeadLetters.REASON).map(Header::text).orElse("none");
            reasons.merge(reason, 1, Integer::sum);
        }
        return reasons;
    }
}
