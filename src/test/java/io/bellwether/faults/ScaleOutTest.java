package io.bellwether.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.app.JournalReplay;
import io.bellwether.kafka.GroupProtocol;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.Topics;
import io.bellwether.pipeline.TopicNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many members, and many brokers. */
@Tag("faults")
class ScaleOutTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Pattern ASSIGNED_SOMETHING = Pattern.compile("assigned \\[[^\\]]");

    /** What the broker hands to one member in a second: a hundred records, about. */
    private static final int SLOW_BYTES = 38_000;

    /** Ten: no share of a member is read to its end while another comes up. */
    private static final int CRAWL_BYTES = 2_000;

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void membersThatJoinAndLeaveLoseAndDoubleNothing(GroupProtocol protocol) {
        Feed feed = Extent.feedWithAllAlerts(2);
        try (Deployment deployment = Deployment.open(6)) {
            feed.write(deployment.servers());
            List<String> scorers = List.of("score-1", "score-2", "score-3");
            scorers.forEach(name -> deployment.groups().slow(name, CRAWL_BYTES));
            for (String member : List.of("score-1", "score-2", "monitor-1")) {
                deployment.start(launch(deployment, member, protocol));
            }
            deployment.awaitScored(1, PATIENCE);
            deployment.start(launch(deployment, "score-3", protocol));
            deployment.start(launch(deployment, "monitor-2", protocol));
            awaitWork(deployment, "score-3");
            scorers.forEach(name -> deployment.groups().slow(name, SLOW_BYTES));
            for (String member : List.of("score-1", "monitor-1")) {
                assertThat(deployment.groups().unscored()).as("left for " + member).isPositive();
                deployment.member(member).terminate();
                assertThat(deployment.member(member).exitStatus())
                        .as(deployment.member(member)::logged)
                        .isEqualTo(MemberProcess.TERMINATED);
                deployment.start(launch(deployment, member, protocol));
            }
            scorers.forEach(name -> deployment.groups().slow(name, null));
            deployment.awaitDone(PATIENCE);
            for (MemberProcess member : deployment.members()) {
                assertThat(member.logged())
                        .as(member.launch().instance())
                        .containsPattern(ASSIGNED_SOMETHING);
            }
            assertEnded(deployment.settle(PATIENCE));
            Guarantees.always()
                    .and(AsWithoutFaults.of(feed, folder))
                    .hold(deployment.observe(feed));
        }
    }

    /** Small batches, so that there is something left to do when the third member is there. */
    private static Launch launch(Deployment deployment, String member, GroupProtocol protocol) {
        String role = member.substring(0, member.indexOf('-'));
        return deployment
                .launch(role, member)
                .set("kafka.group.protocol=" + protocol.name().toLowerCase(Locale.ROOT))
                .set("kafka.max.poll.records=50");
    }

    private static void awaitWork(Deployment deployment, String member) {
        await(member + " has work")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> deployment.groups().workOf(Groups.Role.SCORE, member) > 0);
    }

    private static void assertEnded(Map<String, Integer> statuses) {
        assertThat(statuses.values())
                .isNotEmpty()
                .allMatch(status -> status == MemberProcess.TERMINATED);
    }

    @Test
    void oneOfThreeBrokersMayDieInMidLoadAndComeBack() throws Exception {
        Feed feed = Extent.feedWithAllAlerts(3);
        String journal = TopicNames.standard().scored();
        try (BrokerCluster cluster = BrokerCluster.start(3);
                Groups groups = new Groups(cluster.servers())) {
            assertThat(topics(cluster)).isZero();
            assertThat(cluster.inSync(journal)).isEqualTo(3);
            assertSingleCopiesAreSpokenOf(cluster);
            feed.write(cluster.servers());
            TreeMap<String, MemberProcess> members = new TreeMap<>();
            List<String> scorers = List.of("score-1", "score-2", "score-3");
            scorers.forEach(name -> groups.slow(name, SLOW_BYTES));
            for (String name : List.of("score-1", "score-2", "score-3", "monitor-1", "monitor-2")) {
                members.put(name, MemberProcess.start(launch(cluster, name)));
            }
            awaitScored(groups, feed.size() / 5);
            int victim = cluster.leader(journal, 0);
            cluster.kill(victim);
            assertThat(groups.unscored()).isPositive();
            awaitScored(groups, feed.size() / 2);
            assertThat(cluster.isAlive(victim)).isFalse();
            assertThat(groups.unscored()).isPositive();
            cluster.restart(victim);
            scorers.forEach(name -> groups.slow(name, null));
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> groups.unscored() == 0 && groups.isWatched());
            await("the broker has caught up")
                    .atMost(PATIENCE)
                    .until(() -> cluster.inSync(journal) == 3);
            members.values().forEach(MemberProcess::terminate);
            assertThat(members.values())
                    .allMatch(member -> member.exitStatus() == MemberProcess.TERMINATED);
            Guarantees.always()
                    .and(AsWithoutFaults.of(feed, folder))
                    .hold(Observed.of(cluster.servers(), feed.sent()));
        }
    }

    /** What {@code topics --replication 3} made is well; other topics with one copy are not. */
    private static void assertSingleCopiesAreSpokenOf(BrokerCluster cluster) {
        try (Admin admin = KafkaConnection.to(cluster.servers()).admin()) {
            assertThat(new Topics(admin, TopicNames.standard()).check().warnings()).isEmpty();
            Topics single = new Topics(admin, TopicNames.prefixed("single."));
            assertThat(single.create(1, Optional.of((short) 1)).warnings())
                    .singleElement()
                    .asString()
                    .contains(
                            "single.bellwether.scored.v1", ": one copy on a cluster of 3 brokers");
        }
    }

    private int topics(BrokerCluster cluster) {
        return JournalReplay.command(
                "topics",
                "--replication",
                "3",
                "--partitions",
                "6",
                "--set",
                "data.directory=" + folder,
                "--set",
                "kafka.bootstrap.servers=" + cluster.servers());
    }

    private Launch launch(BrokerCluster cluster, String member) throws Exception {
        String role = member.substring(0, member.indexOf('-'));
        Path data = Files.createDirectories(folder.resolve("members"));
        return Launch.of(role, member, data, cluster.servers())
                .set("heartbeatSeconds=2", "snapshotEveryRecords=5000")
                .set("kafka.max.poll.records=250", "kafka.fetch.max.bytes=65536")
                .set("kafka.max.partition.fetch.bytes=65536");
    }

    private static void awaitScored(Groups groups, long count) {
        await("scored " + count)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> groups.scored() >= count);
    }
}
