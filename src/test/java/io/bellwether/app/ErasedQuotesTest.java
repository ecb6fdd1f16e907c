package io.bellwether.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.codec.ControlCodec;
import io.bellwether.config.Configuration;
import io.bellwether.config.PseudonymKey;
import io.bellwether.demo.Message;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.kafka.FeedbackProducer;
import io.bellwether.monitor.Input;
import io.bellwether.sentiment.ScoredFeedback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays that end before an erasure, or read a past that has none, on a broker of their own. */
class ErasedQuotesTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir private Path folder;

    /** Without users, who write most: two alerts, one of them of staff. */
    private final List<Message> messages =
            Feedbacks.messages(1, 20_500).stream()
                    .filter(message -> message.asset() != Asset.USERS)
                    .toList();

    private Path keyFile = Path.of("");

    @BeforeEach
    void makeKey() {
        keyFile = folder.resolve("pseudonym.key");
        PseudonymKey.loadOrCreate(keyFile, Map.of());
    }

    @Test
    void noReplayQuotesAnErasedAuthorWhereverItEndsAndWhateverItReads() throws Exception {
        try (Cluster cluster = Cluster.open(configuration())) {
            cluster.createTopics();
            Feedbacks.send(cluster.connection(), messages);
            List<ScoredFeedback> journal = scored(cluster);
            write(cluster, journal.stream().<Input>map(Input.Scored::new).toList());
            Victims victims = firstQuoted(alerts("--journal"));
            Map<String, List<String>> ways = ways(journal);
            Map<String, String> before = told(ways);
            assertThat(before).allSatisfy(victims::assertQuoted);

            // What was said later than an erasure is told, and this one was before anything.
            erase(cluster, "e-1", victims, messages.getFirst().at());
            assertThat(told(ways)).isEqualTo(before);

            erase(cluster, "e-2", victims, messages.getLast().at());
            Map<String, String> after = told(ways);
            assertThat(after).allSatisfy(victims::assertGone);
            after.forEach(
                    (way, told) -> assertThatAllElseIsAsItWas(before.getOrDefault(way, ""), told));
            formerNamesAreKnownAndWithoutKeyNoTextIsTold(ways, after);

            // Once the journal has the erasure as well, those that come by it have nothing else.
            write(cluster, List.copyOf(erasure("e-2", victims, messages.getLast().at())));
            assertThat(told(ways)).isEqualTo(after);
        }
    }

    private record Victims(Message advertiser, Message staff) {

        /** A digest tells one week, which is not that of the alert of staff. */
        void assertQuoted(String way, String told) {
            assertThat(told).as(way).contains(json(advertiser.text()));
            assertThat(told.contains(json(staff.text())))
                    .as(way)
                    .isEqualTo(!way.startsWith("digest"));
        }

        void assertGone(String way, String told) {
            assertThat(told)
                    .as(way)
                    .doesNotContain(json(advertiser.text()), json(staff.text()), advertiser.id());
        }
    }

    /** Each names what it reads, and where that ends. */
    private static Map<String, List<String>> ways(List<ScoredFeedback> journal) {
        String to = journal.getLast().eventTime().minus(Duration.ofDays(1)).toString();
        List<String> part = new ArrayList<>(List.of("replay", "--journal"));
        for (Asset asset : List.of(Asset.ADVERTISERS, Asset.STAFF)) {
            long count = journal.stream().filter(each -> each.asset() == asset).count();
            part.add("--offsets");
            part.add("bellwether.scored.v1-" + asset.partition() + "=.." + count);
        }
        String week = "2025-W18";
        Map<String, List<String>> ways = new LinkedHashMap<>();
        ways.put("journal", List.of("replay", "--journal"));
        ways.put("journal to", List.of("replay", "--journal", "--to", to));
        ways.put("journal part", part);
        ways.put("own settings", List.of("replay", "--journal", "--with-settings"));
        ways.put("scored again", List.of("replay", "--journal", "--rescore"));
        ways.put("topics", List.of("replay", "--topics"));
        ways.put("topics to", List.of("replay", "--topics", "--to", to));
        ways.put("digest", List.of("digest", "--week", week));
        ways.put("digest of topics", List.of("digest", "--topics", "--week", week));
        return ways;
    }

    private Map<String, String> told(Map<String, List<String>> ways) throws IOException {
        Map<String, String> told = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> way : ways.entrySet()) {
            told.put(way.getKey(), told(way.getValue()));
        }
        return told;
    }

    /** Alerts, levels and the report of a replay; a digest as it is. */
    private String told(List<String> way) throws IOException {
        if (way.getFirst().equals("digest")) {
            CommandLineRun run = run(way);
            assertThat(run.err()).isEmpty();
            return run.out();
        }
        return alerts(way.subList(1, way.size()).toArray(new String[0]))
                + Files.readString(folder.resolve("levels.jsonl"))
                + Files.readString(folder.resolve("report.json"));
    }

    /** The alert records of a replay, one a line. */
    private String alerts(String... options) throws IOException {
        Path alerts = folder.resolve("alerts.jsonl");
        List<String> arguments = new ArrayList<>(List.of("replay"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--alerts", alerts.toString()));
        arguments.addAll(List.of("--levels", folder.resolve("levels.jsonl").toString()));
        arguments.addAll(List.of("--json", folder.resolve("report.json").toString()));
        CommandLineRun run = run(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return Files.readString(alerts);
    }

    private Victims firstQuoted(String alerts) {
        return new Victims(
                firstQuoted(Asset.ADVERTISERS, alerts), firstQuoted(Asset.STAFF, alerts));
    }

    /** Staff are quoted without an id: their texts tell who they are. */
    private Message firstQuoted(Asset asset, String alerts) {
        JsonNode alert =
                alerts.lines()
                        .map(ErasedQuotesTest::tree)
                        .filter(each -> each.path("asset").asText().equals(asset.label()))
                        .findFirst()
                        .orElseThrow();
        String text = alert.path("quotes").path(0).path("text").asText();
        return messages.stream()
                .filter(message -> message.asset() == asset && message.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    /** Each alert has the quotations of the others, and all else that it and the levels had. */
    private static void assertThatAllElseIsAsItWas(String before, String after) {
        assertThat(lines(after, "{\"asset\"")).isEqualTo(lines(before, "{\"asset\""));
        List<String> was = lines(before, "{\"alertId\"");
        List<String> is = lines(after, "{\"alertId\"");
        assertThat(is).hasSameSizeAs(was);
        for (int line = 0; line < was.size(); line++) {
            JsonNode old = tree(was.get(line));
            JsonNode now = tree(is.get(line));
            int erased = now.path("erasedQuotes").asInt();
            assertThat(erased).isEqualTo(1);
            assertThat(now.path("quotes")).hasSize(old.path("quotes").size() - erased);
            assertThat(old.path("quotes")).containsAll(now.path("quotes"));
            assertThat(without(now, "quotes", "erasedQuotes"))
                    .isEqualTo(without(old, "quotes", "erasedQuotes"));
        }
    }

    private static List<String> lines(String told, String beginning) {
        return told.lines().filter(line -> line.startsWith(beginning)).toList();
    }

    private static JsonNode without(JsonNode record, String... fields) {
        ObjectNode rest = record.deepCopy();
        return rest.remove(List.of(fields));
    }

    private void formerNamesAreKnownAndWithoutKeyNoTextIsTold(
            Map<String, List<String>> ways, Map<String, String> after) throws IOException {
        List<String> way = ways.getOrDefault("topics", List.of());
        PseudonymKey.rotate(keyFile);
        assertThat(told(way)).isEqualTo(after.get("topics"));
        String keys = Files.readString(keyFile);
        Files.delete(keyFile);
        Path alerts = folder.resolve("unnamed.jsonl");
        CommandLineRun run = run(concat(way, "--alerts", alerts.toString()));
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .startsWith("bellwether: quotations have no text: authors were erased")
                .hasLineCount(1);
        assertThat(Files.readString(alerts))
                .contains("\"quotes\":[{")
                .doesNotContain("\"text\":\"");
        assertThat(told(ways.getOrDefault("journal", List.of()))).isEqualTo(after.get("journal"));
        Files.writeString(keyFile, keys);
    }

    private void erase(Cluster cluster, String id, Victims victims, Instant at) {
        byte[] record = new ControlCodec().encode(erasure(id, victims, at), "request 12");
        try (FeedbackProducer producer = new FeedbackProducer(cluster.connection())) {
            producer.send(cluster.names().control(), id.getBytes(UTF_8), record, List.of());
            producer.flush();
        }
    }

    /** As if both were one, whose name differs from asset to asset. */
    private List<Input.AuthorErased> erasure(String id, Victims victims, Instant at) {
        PseudonymKey key = PseudonymKey.load(keyFile, Map.of());
        List<Input.AuthorErased> perAsset = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            Message victim = asset == Asset.STAFF ? victims.staff : victims.advertiser;
            SortedSet<String> names = Sought.of(victim.author(), key).pseudonyms(asset);
            perAsset.add(new Input.AuthorErased(id, asset, at, "office", names));
        }
        return perAsset;
    }

    /** The feedback topics as a service scores and names them, in the order of event time. */
    private List<ScoredFeedback> scored(Cluster cluster) {
        AuthorNaming names = PseudonymKey.load(keyFile, Map.of()).pseudonymizer();
        return Feedbacks.scored(cluster, configuration(), names, Scoring.open(configuration()));
    }

    private void write(Cluster cluster, List<Input> entries) {
        Codecs codecs = new Codecs(cluster.names(), configuration(), AuthorNaming.asGiven());
        try (FeedbackProducer producer = new FeedbackProducer(cluster.connection())) {
            for (Input entry : entries) {
                Asset asset =
                        switch (entry) {
                            case Input.Scored said -> said.feedback().asset();
                            case Input.AuthorErased erased -> erased.asset();
                            default -> throw new IllegalArgumentException("not in this journal");
                        };
                producer.send(codecs.entry(entry).at("bellwether.scored.v1", asset.partition()));
            }
            producer.flush();
        }
    }

    /** As it stands in JSON, between the quotation marks. */
    private static String json(String text) {
        String quoted = JSON.getNodeFactory().textNode(text).toString();
        return quoted.substring(1, quoted.length() - 1);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Configuration configuration() {
        return Configuration.load(null, Map.of(), List.of("data.directory=" + folder));
    }

    private CommandLineRun run(List<String> arguments) {
        return CommandLineRun.of(
                concat(arguments, "--set", "data.directory=" + folder).toArray(new String[0]));
    }

    private static List<String> concat(List<String> first, String... last) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(last));
        return all;
    }
}
