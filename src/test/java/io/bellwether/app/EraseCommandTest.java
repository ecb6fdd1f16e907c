package io.bellwether.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bellwether.codec.JournalCodec;
import io.bellwether.codec.Schemas;
import io.bellwether.config.Configuration;
import io.bellwether.config.PseudonymKey;
import io.bellwether.demo.Message;
import io.bellwether.demo.SampleCompany;
import io.bellwether.faults.Groups;
import io.bellwether.faults.Launch;
import io.bellwether.faults.MemberProcess;
import io.bellwether.feedback.Asset;
import io.bellwether.html.Html;
import io.bellwether.kafka.FeedbackProducer;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.monitor.Input;
import io.bellwether.notify.Receiver;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the request of an author to the day on which nothing of them is found. */
class EraseCommandTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final JsonMapper JSON = new JsonMapper();

    private static final int DAYS_OF_A_WEEK = 7;
    private static final String INPUT = "feedback.users.v1";
    private static final String LEVELS = "bellwether.level.v1";
    private static final String ALERTS = "bellwether.alert.v1";
    private static final String UNHEARD = "somebody unheard";

    /** As soon as a broker can. */
    private static final Map<String, String> AT_ONCE =
            Map.of(
                    "min.compaction.lag.ms", "0",
                    "max.compaction.lag.ms", "1000",
                    "min.cleanable.dirty.ratio", "0.001",
                    "segment.ms", "1000",
                    "delete.retention.ms", "1000");

    @TempDir private Path folder;

    /** Ends in the last week, at the same hour of the same weekday whenever this runs. */
    private final List<Message> messages =
            untilLately(SampleCompany.history(1).limit(20_500).toList());

    @Test
    void anErasedAuthorIsQuotedNoMoreAndFoundNowhereAfterTheStatedBound() throws Exception {
        try (Cluster cluster = Cluster.open(configuration())) {
            KafkaConnection connection = cluster.connection();
            createKeyedInput(connection);
            cluster.createTopics();
            Feedbacks.send(connection, messages);
            Victims users;
            Victims staff;
            try (MemberProcess serve = serve(connection)) {
                awaitAlerts(connection);
                Map<String, String> before = lastAlerts(connection);
                users = victims(before, Asset.USERS);
                staff = victims(before, Asset.STAFF);
                sendUnreadable(connection, users.first().author());
                setAside(connection, users.first());
                setAside(connection, staff.first());
                onlyTheInputNamesAnybody(connection, serve, users, staff);
                whatIsThereIsFound(users.first());
                assertThat(found(staff.first())).contains(ALERTS, "dlq." + ALERTS);
                anotherKeyThanThatOfTheServiceIsRefused(connection, users.first());

                whatIsWrittenNamesNobody(users.first(), erase(users.first()));
                erase(staff.first());

                theOthersAreStillQuoted(connection, users, staff);
                whatWasSetAsideIsSentWithoutQuotations(users, staff);
                serve.terminate();
                assertThat(serve.exitStatus()).isEqualTo(MemberProcess.TERMINATED);
            }
            everyReplaySaysTheSame(connection, users.first(), staff.first());
            withoutTheServiceItIsNotCarriedOut();
            expireAtOnce(connection);
            afterTheBoundNothingIsLeft(connection, users, staff);
        }
    }

    /** Somebody who is quoted first, and one who is quoted beside them. */
    private record Victims(Message first, Message second) {}

    private static void createKeyedInput(KafkaConnection connection) throws Exception {
        Map<String, String> settings =
                Map.of("cleanup.policy", "compact", "min.compaction.lag.ms", "3600000");
        try (Admin admin = connection.admin()) {
            admin.createTopics(List.of(new NewTopic(INPUT, 3, (short) 1).configs(settings)))
                    .all()
                    .get();
        }
    }

    /** All that follow from what was sent: a later one quotes others. */
    private static void awaitAlerts(KafkaConnection connection) {
        try (Groups groups = new Groups(connection.bootstrapServers())) {
            await().atMost(PATIENCE)
                    .pollInterval(BETWEEN)
                    .until(() -> isAllRead(connection) && groups.isWatched());
        }
    }

    /**
     * Until every partition is known to be idle, the slowest one holds back what others brought.
     */
    private static boolean isAllRead(KafkaConnection connection) {
        Set<Asset> idle = EnumSet.noneOf(Asset.class);
        JournalCodec codec = new JournalCodec();
        for (InputRecord record : Feedbacks.read(connection, "bellwether.scored.v1")) {
            byte[] value = record.value();
            if (value != null
                    && codec.decode(value) instanceof Input.Heartbeat beat
                    && beat.idle().size() == Cluster.FEEDBACK_PARTITIONS) {
                idle.add(beat.asset());
            }
        }
        return idle.size() == Asset.values().length;
    }

    private static List<Message> untilLately(List<Message> past) {
        long days = Duration.between(past.getLast().at(), Instant.now()).toDays();
        Duration shift = Duration.ofDays(days - days % DAYS_OF_A_WEEK);
        return past.stream().map(message -> Feedbacks.moved(message, shift)).toList();
    }

    /** The last record of each alert, by asset. */
    private static Map<String, String> lastAlerts(KafkaConnection connection) {
        Map<String, String> last = new TreeMap<>();
        for (InputRecord record : Feedbacks.read(connection, ALERTS)) {
            last.put(field(record, "asset"), Feedbacks.text(record));
        }
        return last;
    }

    /** Staff are quoted without an id: their texts tell who they are. */
    private Victims victims(Map<String, String> alerts, Asset asset) {
        JsonNode quotes = tree(alerts.getOrDefault(asset.label(), "")).path("quotes");
        return new Victims(saying(quotes.get(0), asset), saying(quotes.get(1), asset));
    }

    private Message saying(JsonNode quote, Asset asset) {
        return messages.stream()
                .filter(message -> message.asset() == asset)
                .filter(message -> message.text().equals(quote.path("text").asText()))
                .filter(message -> message.id().equals(quote.path("id").asText(message.id())))
                .findFirst()
                .orElseThrow();
    }

    private static void sendUnreadable(KafkaConnection connection, String author) {
        try (FeedbackProducer producer = new FeedbackProducer(connection)) {
            Feedbacks.send(
                    producer, Asset.USERS, author, "{\"author\":\"" + author + "\",\"text\":");
            producer.flush();
        }
        await().atMost(PATIENCE)
                .pollInterval(BETWEEN)
                .until(() -> !Feedbacks.read(connection, "dlq." + INPUT).isEmpty());
    }

    /** An alert that quotes somebody, which a webhook did not take. */
    private static void setAside(KafkaConnection connection, Message quoted) {
        InputRecord told =
                Feedbacks.read(connection, ALERTS).stream()
                        .filter(record -> Feedbacks.text(record).contains(json(quoted.text())))
                        .findFirst()
                        .orElseThrow();
        Feedbacks.setAside(connection, told);
    }

    private void whatWasSetAsideIsSentWithoutQuotations(Victims users, Victims staff)
            throws IOException {
        try (Receiver receiver = Receiver.start()) {
            CommandLineRun redriven =
                    run(
                            "redrive",
                            ALERTS,
                            "--set",
                            "notify.webhooks.hook.url=" + receiver.url(),
                            "--set",
                            "notify.webhooks.hook.allowPrivate=true");
            assertThat(redriven.err()).isEmpty();
            assertThat(redriven.out()).contains("2 sent back, 0 left");
            assertThat(receiver.got())
                    .hasSize(2)
                    .allSatisfy(
                            got ->
                                    assertThat(got.body())
                                            .contains("\"quotes\":[]", "\"erasedQuotes\":5")
                                            .doesNotContain(json(users.first().text()))
                                            .doesNotContain(json(staff.first().text())));
        }
    }

    /** As it stands in JSON, between the quotation marks. */
    private static String json(String text) {
        try {
            String quoted = JSON.writeValueAsString(text);
            return quoted.substring(1, quoted.length() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Dead letters hold the input's own bytes. */
    private void onlyTheInputNamesAnybody(
            KafkaConnection connection, MemberProcess serve, Victims users, Victims staff) {
        assertThat(topicsWith(connection, sought(users.first())::hasId))
                .containsExactly("dlq." + INPUT, INPUT);
        assertThat(topicsWith(connection, sought(staff.first())::hasId))
                .containsExactly("feedback.staff.v1");
        assertThat(serve.logged())
                .contains("serving")
                .doesNotContain(users.first().author(), staff.first().author());
    }

    private void whatIsThereIsFound(Message victim) {
        CommandLineRun check = run("erase", victim.author(), "--check");

        assertThat(check.err()).isEmpty();
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out())
                .contains(INPUT, "dlq." + INPUT, "bellwether.scored.v1", ALERTS, "dlq." + ALERTS)
                .contains("found, no date of their going: not erased\n")
                .doesNotContain("bellwether.control.v1", "feedback.staff.v1", victim.author())
                .doesNotContain("carried out", "replaced");
    }

    /** That of another directory, as in the shell of somebody who is not the service. */
    private void anotherKeyThanThatOfTheServiceIsRefused(
            KafkaConnection connection, Message victim) {
        Path other = folder.resolve("elsewhere").resolve("pseudonym.key");
        PseudonymKey.loadOrCreate(other, Map.of());
        String file = "pseudonym.keyFile=" + other;
        for (CommandLineRun run :
                List.of(
                        run("erase", victim.author(), "--check", "--set", file),
                        run("erase", victim.author(), "--by", "privacy office", "--set", file))) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .contains("the service names authors by another key", "nothing was written");
        }
        assertThat(Feedbacks.read(connection, "bellwether.control.v1")).isEmpty();
    }

    private JsonNode erase(Message victim) throws IOException {
        Path receipt = folder.resolve("receipt.json");
        CommandLineRun run =
                run(
                        "erase",
                        victim.author(),
                        "--by",
                        "privacy office",
                        "--wait",
                        "PT3M",
                        "--receipt",
                        receipt.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .as(this::log)
                .containsPattern("erasure e-[0-9a-f]{16} is written\n")
                .containsPattern("erasure e-[0-9a-f]{16}: carried out\ngone: .*; 1 told anew\n");
        return tree(Files.readString(receipt));
    }

    private static void whatIsWrittenNamesNobody(Message victim, JsonNode receipt) {
        assertThat(receipt.toString()).doesNotContain(victim.author());
        assertThat(receipt.path("carriedOut").asBoolean()).isTrue();
        assertThat(Schemas.faults("erasure-receipt", receipt.toString())).isEmpty();
        assertThat(receipt.path("toldAnew").asInt()).isEqualTo(1);
        assertThat(part(receipt, INPUT).path("found").asInt()).isPositive();
        assertThat(part(receipt, "dlq." + INPUT).path("goneBy").asText())
                .isGreaterThan(Instant.now().plus(Duration.ofDays(14)).toString());
        assertThat(part(receipt, "dlq." + ALERTS).path("goneBy").asText())
                .isGreaterThan(Instant.now().plus(Duration.ofDays(14)).toString());
        assertThat(part(receipt, ALERTS).path("goneBy").asText())
                .isGreaterThan(Instant.now().plus(Duration.ofDays(8)).toString());
        assertThat(part(receipt, "bellwether.scored.v1").path("goneBy").isNull()).isTrue();
    }

    private static JsonNode part(JsonNode receipt, String topic) {
        for (JsonNode part : receipt.path("topics")) {
            if (part.path("topic").asText().equals(topic)) {
                return part;
            }
        }
        throw new AssertionError("the receipt has no word of " + topic);
    }

    private static void theOthersAreStillQuoted(
            KafkaConnection connection, Victims users, Victims staff) {
        for (Victims victims : List.of(users, staff)) {
            String label = victims.first().asset().label();
            List<InputRecord> records = Feedbacks.read(connection, ALERTS);
            InputRecord toldAnew =
                    records.stream()
                            .filter(record -> record.header("ce_erasure").isPresent())
                            .filter(record -> field(record, "asset").equals(label))
                            .findFirst()
                            .orElseThrow();
            InputRecord before =
                    records.subList(0, records.indexOf(toldAnew)).stream()
                            .filter(record -> Arrays.equals(record.key(), toldAnew.key()))
                            .reduce((former, latter) -> latter)
                            .orElseThrow();
            JsonNode was = tree(Feedbacks.text(before));
            JsonNode is = tree(Feedbacks.text(toldAnew));
            assertThat(is.path("seq")).isEqualTo(was.path("seq"));
            List<JsonNode> left = new ArrayList<>();
            was.path("quotes").forEach(left::add);
            left.removeIf(quote -> quote.path("text").asText().equals(victims.first().text()));
            assertThat(left).hasSize(4);
            assertThat(is.path("quotes")).hasSize(4).containsAll(left);
            assertThat(is.path("erasedQuotes").asInt()).isEqualTo(1);
        }
    }

    private static String field(InputRecord record, String name) {
        return tree(Feedbacks.text(record)).path(name).asText();
    }

    private void everyReplaySaysTheSame(KafkaConnection connection, Message... victims)
            throws IOException {
        Path file = folder.resolve("alerts.jsonl");
        Path levels = folder.resolve("levels.jsonl");
        Path report = folder.resolve("report.html");
        CommandLineRun replayed =
                run(
                        "replay",
                        "--journal",
                        "--alerts",
                        file.toString(),
                        "--levels",
                        levels.toString(),
                        "--report",
                        report.toString());
        assertThat(replayed.err()).isEmpty();
        Map<String, List<String>> told = byAsset(Files.readAllLines(levels));
        byAsset(Feedbacks.read(connection, LEVELS).stream().map(Feedbacks::text).toList())
                .forEach((asset, live) -> assertThat(told.get(asset)).startsWith(array(live)));
        assertThat(Files.readString(report))
                .contains("One quotation was removed at the author")
                .doesNotContain(new Html().text(victims[0].text()).toString())
                .doesNotContain(new Html().text(victims[1].text()).toString());
        Map<String, String> last = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            last.put(tree(line).path("asset").asText(), line);
        }

        assertThat(last).isEqualTo(lastAlerts(connection));
        for (Message victim : victims) {
            assertThat(Files.readString(file)).doesNotContain(victim.text());
        }
    }

    private static Map<String, List<String>> byAsset(List<String> lines) {
        Map<String, List<String>> byAsset = new TreeMap<>();
        for (String line : lines) {
            String asset = tree(line).path("asset").asText();
            byAsset.computeIfAbsent(asset, absent -> new ArrayList<>()).add(line);
        }
        return byAsset;
    }

    private static String[] array(List<String> lines) {
        return lines.toArray(new String[0]);
    }

    private void withoutTheServiceItIsNotCarriedOut() {
        CommandLineRun run = run("erase", UNHEARD, "--by", "privacy office", "--wait", "PT0S");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("have not carried it out yet: start score and monitor")
                .doesNotContain("gone: ");
    }

    private static void expireAtOnce(KafkaConnection connection) throws Exception {
        alter(connection, INPUT, AT_ONCE);
        alter(connection, ALERTS, AT_ONCE);
        alter(connection, "bellwether.state.v1", AT_ONCE);
        for (String topic : List.of("dlq." + INPUT, "dlq." + ALERTS, "feedback.staff.v1")) {
            alter(connection, topic, Map.of("retention.ms", "1000", "segment.ms", "1000"));
        }
    }

    private static void alter(
            KafkaConnection connection, String topic, Map<String, String> settings)
            throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Collection<AlterConfigOp> changes = new ArrayList<>();
        settings.forEach(
                (name, value) ->
                        changes.add(
                                new AlterConfigOp(
                                        new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
        try (Admin admin = connection.admin()) {
            admin.incrementalAlterConfigs(Map.of(resource, changes)).all().get();
        }
    }

    /**
     * With settings that let everything go at once. Files of a topic close when something is
     * written to it later: feedback of others, snapshots, and what another erasure tells anew.
     */
    private void afterTheBoundNothingIsLeft(
            KafkaConnection connection, Victims users, Victims staff) throws Exception {
        Sought victim = sought(users.first());
        try (MemberProcess serve = serve(connection)) {
            erase(users.second());
            erase(staff.second());
            for (Message message : List.of(users.first(), staff.first())) {
                await().atMost(PATIENCE)
                        .pollInterval(BETWEEN)
                        .untilAsserted(
                                () -> {
                                    Feedbacks.send(connection, ofOthers());
                                    assertThat(found(message)).isEqualTo(namesOnly());
                                });
            }
            assertThat(run("erase", UNHEARD, "--check").out()).contains(": carried out\n");
            serve.terminate();
            assertThat(serve.exitStatus()).isEqualTo(MemberProcess.TERMINATED);
        }
        assertThat(topicsWith(connection, victim::hasId)).isEmpty();
        assertThat(topicsWith(connection, victim::hasName)).isEqualTo(namesOnly());
        for (Message message : List.of(users.first(), staff.first())) {
            assertThat(topicsWith(connection, record -> says(message.text(), record))).isEmpty();
        }

        assertThat(run("rotate-key").out()).contains("which holds 2");
        takeTheNewKeyIntoUse(connection);
        assertThat(run("rotate-key", "--forget-former").out()).contains("1 former keys dropped");
        for (Message message : List.of(users.first(), staff.first())) {
            CommandLineRun check = run("erase", message.author(), "--check");
            assertThat(check.err()).isEmpty();
            assertThat(check.out()).containsPattern("nothing found in \\d+ topics");
            assertThat(check.exitCode()).isZero();
            // Nor can anybody make a name of theirs any more that stands anywhere.
            assertThat(topicsWith(connection, sought(message)::hasName)).isEmpty();
        }
    }

    /** As the command says: a key that the service still has is not to be dropped. */
    private void takeTheNewKeyIntoUse(KafkaConnection connection) throws Exception {
        String present =
                PseudonymKey.load(folder.resolve("pseudonym.key"), Map.of())
                        .pseudonymizer()
                        .keyId();
        try (MemberProcess serve = serve(connection)) {
            await().atMost(PATIENCE)
                    .pollInterval(BETWEEN)
                    .until(
                            () ->
                                    Feedbacks.read(connection, "bellwether.scored.v1").stream()
                                                    .filter(it -> says(present, it))
                                                    .count()
                                            >= Asset.values().length);
            serve.terminate();
            assertThat(serve.exitStatus()).isEqualTo(MemberProcess.TERMINATED);
        }
    }

    private static boolean says(String text, InputRecord record) {
        byte[] value = record.value();
        return value != null && new String(value, UTF_8).contains(json(text));
    }

    /** Feedback of now: what is held back is read, and the files of the input close. */
    private static List<Message> ofOthers() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<Message> others = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            for (int number = 0; number < 30; number++) {
                others.add(
                        new Message(
                                asset,
                                now,
                                "later-" + now + "-" + number,
                                "passer-by-" + number,
                                "It works.",
                                "in-app",
                                OptionalInt.empty()));
            }
        }
        return others;
    }

    /** Journal and control topic keep numbers under a name that the key alone leads to. */
    private static Set<String> namesOnly() {
        return new TreeSet<>(List.of("bellwether.control.v1", "bellwether.scored.v1"));
    }

    private Set<String> found(Message victim) throws IOException {
        Path receipt = folder.resolve("check.json");
        CommandLineRun check =
                run("erase", victim.author(), "--check", "--receipt", receipt.toString());
        assertThat(check.err()).isEmpty();
        TreeSet<String> topics = new TreeSet<>();
        for (JsonNode part : tree(Files.readString(receipt)).path("topics")) {
            if (part.path("found").asInt() > 0) {
                topics.add(part.path("topic").asText());
            }
        }
        return topics;
    }

    private Sought sought(Message victim) {
        return Sought.of(
                victim.author(), PseudonymKey.load(folder.resolve("pseudonym.key"), Map.of()));
    }

    private static Set<String> topicsWith(
            KafkaConnection connection, Predicate<InputRecord> isOfAuthor) {
        TreeSet<String> topics = new TreeSet<>();
        for (String topic : TopicNames.standard().all()) {
            if (Feedbacks.read(connection, topic).stream().anyMatch(isOfAuthor)) {
                topics.add(topic);
            }
        }
        return topics;
    }

    private MemberProcess serve(KafkaConnection connection) {
        return MemberProcess.start(
                Launch.of("score,monitor", "0", folder, connection.bootstrapServers())
                        .set("heartbeatSeconds=1", "snapshotEverySeconds=1", "lateness=5s"));
    }

    /** Of the service. */
    private String log() {
        try {
            return Files.readString(folder.resolve("0.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Configuration configuration() {
        return Configuration.load(null, Map.of(), List.of("data.directory=" + folder));
    }

    private CommandLineRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--set", "data.directory=" + folder));
        return CommandLineRun.of(all.toArray(new String[0]));
    }
}
