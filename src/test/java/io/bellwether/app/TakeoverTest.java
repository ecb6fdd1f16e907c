package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.codec.JournalCodec;
import io.bellwether.config.Configuration;
import io.bellwether.demo.Message;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Pointer;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.sentiment.ScoredFeedback;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another scorer takes over in a running installation, against a real broker. */
class TakeoverTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String JOURNAL = "bellwether.scored.v1";
    private static final Duration SPAN = Duration.ofDays(56);
    private static final int KILLED = 137;
    private static final int FEWER = 4;

    /** In the middle of a crisis of each asset. */
    private static final Instant CUT = Instant.parse("2025-05-15T00:00:00Z");

    @TempDir private Path folder;

    @Test
    void newScorerScoresThePastAgainAndOpenAlertsStay() throws Exception {
        List<Message> messages = Feedbacks.untilNow(1, CUT);
        try (Cluster cluster = Cluster.open(configuration())) {
            KafkaConnection connection = cluster.connection();
            cluster.createTopics();
            scoreFirst(cluster, messages);
            Map<String, String> before = states(connection);
            assertThat(before).containsValue("open");
            assertThat(journal(connection, Asset.USERS))
                    .noneMatch(Input.Rescored.class::isInstance)
                    .noneMatch(Input.ScorerReplaced.class::isInstance);

            takeOver(cluster);
            assertTakenOver(connection);
            assertThat(states(connection)).isEqualTo(before);

            long entries = again(connection);
            try (Service service = start(cluster, "second", -.08)) {
                Feedbacks.send(connection, messages.subList(0, 10));
                awaitScored(connection, messages.size() + 10);
                assertThat(service.tally(Role.SCORE).records()).isEqualTo(10);
            }
            assertThat(again(connection)).isEqualTo(entries);
        }
    }

    @Test
    void takeoverThatIsKilledGoesOnWhereItWas() throws Exception {
        List<Message> messages = Feedbacks.untilNow(2, CUT);
        try (Cluster cluster = Cluster.open(configuration())) {
            KafkaConnection connection = cluster.connection();
            cluster.createTopics();
            scoreFirst(cluster, messages);
            for (String point : List.of("BEFORE_OFFSETS:4", "AFTER_OFFSETS:4", "AFTER_COMMIT:4")) {
                long before = again(connection);
                Process doomed = doomed(connection, point);
                assertThat(doomed.waitFor(180, TimeUnit.SECONDS)).isTrue();
                assertThat(doomed.exitValue()).as(point).isEqualTo(KILLED);
                assertThat(again(connection)).isGreaterThan(before);
                assertThat(journal(connection, Asset.STAFF))
                        .noneMatch(Input.ScorerReplaced.class::isInstance);
            }
            Map<String, String> before = states(connection);
            takeOver(cluster);
            assertTakenOver(connection);
            assertThat(states(connection)).isEqualTo(before);
        }
    }

    @Test
    void membersOfAGroupWaitForTheOneThatLeads() throws Exception {
        List<Message> messages = fewUntilNow(3);
        try (Cluster cluster = Cluster.open(configuration())) {
            KafkaConnection connection = cluster.connection();
            cluster.createTopics();
            scoreFirst(cluster, messages);
            Feedbacks.send(connection, messages.subList(0, 500));
            BiasedScorer slow = BiasedScorer.of("second", -.08).slow(Duration.ofMillis(1));
            try (Service one = start(cluster, "one", slow);
                    Service other = start(cluster, "other", slow)) {
                awaitScored(connection, messages.size() + 500);
                assertThat(one.tally(Role.SCORE).records() + other.tally(Role.SCORE).records())
                        .isEqualTo(500);
            }
            for (Asset asset : Asset.values()) {
                List<Input> journal = journal(connection, asset);
                int word = indexOfWord(journal);
                assertTakenOver(journal.subList(0, word + 1), "second");
                assertThat(journal.subList(word + 1, journal.size()))
                        .noneMatch(Input.Rescored.class::isInstance)
                        .noneMatch(Input.ScorerReplaced.class::isInstance)
                        .filteredOn(Input.Scored.class::isInstance)
                        .extracting(input -> ((Input.Scored) input).feedback().scorerId())
                        .isNotEmpty()
                        .containsOnly("second");
            }
        }
    }

    @Test
    void textsThatAreGoneAreLeftOut() throws Exception {
        List<Message> messages = Feedbacks.untilNow(4, CUT);
        try (Cluster cluster = Cluster.open(configuration())) {
            KafkaConnection connection = cluster.connection();
            cluster.createTopics();
            scoreFirst(cluster, messages);
            TopicPartition partition = new TopicPartition("feedback.users.v1", 0);
            List<ScoredFeedback> there = due(journal(connection, Asset.USERS));
            long kept = place(there.get(there.size() / 2), partition, there);
            try (Admin admin = connection.admin()) {
                admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(kept)))
                        .all()
                        .get(30, TimeUnit.SECONDS);
            }
            takeOver(cluster);
            List<Pointer> expected =
                    there.stream()
                            .map(ScoredFeedback::pointer)
                            .filter(pointer -> !isBefore(pointer, partition, kept))
                            .toList();
            assertThat(expected).hasSizeLessThan(there.size());
            assertThat(again(journal(connection, Asset.USERS)))
                    .extracting(ScoredFeedback::pointer)
                    .containsExactlyElementsOf(expected);
        }
    }

    /** Sends the messages and has them scored by the first scorer. */
    private void scoreFirst(Cluster cluster, List<Message> messages) throws Exception {
        Feedbacks.send(cluster.connection(), messages);
        try (Service service = start(cluster, "first", 0)) {
            awaitScored(cluster.connection(), messages.size());
            awaitMonitor(cluster.connection());
            assertThat(service.tally(Role.SCORE).deadLetters()).isZero();
        }
    }

    /** Starts the second scorer, and waits until it is in office for each asset. */
    private void takeOver(Cluster cluster) throws Exception {
        try (Service service = start(cluster, "second", -.08)) {
            awaitWords(cluster.connection(), 1);
            awaitMonitor(cluster.connection());
            assertThat(service.tally(Role.SCORE).deadLetters()).isZero();
        }
    }

    private static void assertTakenOver(KafkaConnection connection) {
        for (Asset asset : Asset.values()) {
            assertTakenOver(journal(connection, asset), "second");
        }
    }

    /** Where the first record of {@code partition} lies that is not older than {@code middle}. */
    private static long place(
            ScoredFeedback middle, TopicPartition partition, List<ScoredFeedback> entries) {
        return entries.stream()
                .filter(entry -> !entry.eventTime().isBefore(middle.eventTime()))
                .filter(entry -> entry.sourcePartition().equals(partition.toString()))
                .mapToLong(entry -> ((Pointer.InTopic) entry.pointer()).offset())
                .min()
                .orElseThrow();
    }

    private static boolean isBefore(Pointer pointer, TopicPartition partition, long offset) {
        return pointer instanceof Pointer.InTopic place
                && place.topic().equals(partition.topic())
                && place.partition() == partition.partition()
                && place.offset() < offset;
    }

    private static int indexOfWord(List<Input> journal) {
        for (int i = 0; i < journal.size(); i++) {
            if (journal.get(i) instanceof Input.ScorerReplaced) {
                return i;
            }
        }
        throw new AssertionError("no scorer was replaced");
    }

    private static List<ScoredFeedback> again(List<Input> journal) {
        return journal.stream()
                .filter(Input.Rescored.class::isInstance)
                .map(input -> ((Input.Rescored) input).feedback())
                .toList();
    }

    /** What was scored within the span, in its order. */
    private static List<ScoredFeedback> due(List<Input> journal) {
        List<ScoredFeedback> scored =
                journal.stream()
                        .filter(Input.Scored.class::isInstance)
                        .map(input -> ((Input.Scored) input).feedback())
                        .toList();
        Instant newest =
                scored.stream()
                        .map(ScoredFeedback::eventTime)
                        .max(Instant::compareTo)
                        .orElseThrow();
        List<ScoredFeedback> due =
                scored.stream()
                        .filter(entry -> !entry.eventTime().isBefore(newest.minus(SPAN)))
                        .toList();
        assertThat(due).hasSizeLessThan(scored.size());
        return due;
    }

    /** Every record of the span once and in order, then the word, and nothing scored between. */
    private static void assertTakenOver(List<Input> journal, String scorerId) {
        List<ScoredFeedback> again = again(journal);
        assertThat(again)
                .extracting(ScoredFeedback::pointer)
                .containsExactlyElementsOf(
                        due(journal).stream().map(ScoredFeedback::pointer).toList());
        assertThat(again).extracting(ScoredFeedback::scorerId).containsOnly(scorerId);
        List<Input> order =
                journal.stream()
                        .filter(
                                input ->
                                        input instanceof Input.Scored
                                                || input instanceof Input.Rescored
                                                || input instanceof Input.ScorerReplaced)
                        .toList();
        assertThat(order.getLast())
                .isInstanceOfSatisfying(
                        Input.ScorerReplaced.class,
                        word -> assertThat(word.scorerId()).isEqualTo(scorerId));
        assertThat(order.subList(order.size() - 1 - again.size(), order.size() - 1))
                .hasOnlyElementsOfType(Input.Rescored.class);
    }

    /** As long a past, with a quarter of the messages. */
    private static List<Message> fewUntilNow(long seed) {
        List<Message> all = Feedbacks.untilNow(seed, CUT);
        return IntStream.range(0, all.size())
                .filter(i -> i % FEWER == 0)
                .mapToObj(all::get)
                .toList();
    }

    private Service start(Cluster cluster, String scorerId, double bias) {
        return start(cluster, "0", BiasedScorer.of(scorerId, bias));
    }

    private Service start(Cluster cluster, String instance, BiasedScorer scorer) {
        Service service =
                new Service(
                        configuration(),
                        cluster.connection(),
                        cluster.names(),
                        instance,
                        AuthorNaming.asGiven());
        service.start(EnumSet.allOf(Role.class), () -> scorer);
        return service;
    }

    private Process doomed(KafkaConnection connection, String failPoint) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dbellwether.failpoint=" + failPoint,
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedScorer.class.getName(),
                        folder.toString(),
                        connection.bootstrapServers(),
                        "second",
                        "-.08")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("doomed.log").toFile())
                .start();
    }

    private static void awaitScored(KafkaConnection connection, int records) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> count(connection, Input.Scored.class) >= records);
    }

    private static void awaitWords(KafkaConnection connection, int each) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () ->
                                count(connection, Input.ScorerReplaced.class)
                                        >= (long) each * Asset.values().length);
    }

    /** Until the monitors have told what a replay of the journal tells. */
    private void awaitMonitor(KafkaConnection connection) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(Feedbacks.alerts(connection)).isEqualTo(replayed()));
    }

    private List<String> replayed() throws IOException {
        Path alerts = folder.resolve("alerts.jsonl");
        CommandLineRun run =
                CommandLineRun.of(
                        "replay",
                        "--journal",
                        "--alerts",
                        alerts.toString(),
                        "--set",
                        "data.directory=" + folder);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return Files.readAllLines(alerts).stream()
                .map(Feedbacks::withoutPointers)
                .sorted()
                .toList();
    }

    /** The last state of each alert. */
    private static Map<String, String> states(KafkaConnection connection) {
        Map<String, String> states = new TreeMap<>();
        for (InputRecord record : Feedbacks.read(connection, "bellwether.alert.v1")) {
            String json = Feedbacks.text(record);
            String id = json.replaceAll(".*?\"alertId\":\"([^\"]*)\".*", "$1");
            String state = json.replaceAll(".*?\"state\":\"([^\"]*)\".*", "$1");
            states.put(id, state.equals("resolved") ? state : "open");
        }
        return states;
    }

    private static long again(KafkaConnection connection) {
        return count(connection, Input.Rescored.class)
                + count(connection, Input.ScorerReplaced.class);
    }

    private static long count(KafkaConnection connection, Class<? extends Input> type) {
        return decoded(Feedbacks.read(connection, JOURNAL)).filter(type::isInstance).count();
    }

    private static List<Input> journal(KafkaConnection connection, Asset asset) {
        return decoded(
                        Feedbacks.read(connection, JOURNAL).stream()
                                .filter(record -> record.partition() == asset.partition())
                                .toList())
                .toList();
    }

    private static Stream<Input> decoded(List<InputRecord> entries) {
        JournalCodec codec = new JournalCodec();
        return entries.stream()
                .map(entry -> codec.decode(Feedbacks.text(entry).getBytes(StandardCharsets.UTF_8)));
    }

    private Configuration configuration() {
        return Configuration.load(null, Map.of(), List.of("data.directory=" + folder));
    }
}
