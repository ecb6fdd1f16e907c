package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.config.Configuration;
import io.bellwether.demo.Message;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Pointer;
import io.bellwether.kafka.FeedbackProducer;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.replay.Replay;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.sentiment.Sentiment;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays of topics and of a journal on a broker of their own. */
class ReplayTopicsTest {

    private static final String JOURNAL = "bellwether.scored.v1";

    /** One whose content was changed when it had its verdict, and one that came late. */
    private static final List<String> CLAIMS =
            List.of(
                    claim("h-1", "0.05", "2025-03-01T00:00:00Z"),
                    claim("h-1", "0.5", "2025-05-20T00:00:00Z"),
                    claim("h-2", "0.05", "2025-05-01T00:00:00Z"));

    @TempDir private Path folder;

    @Test
    void shuffledFilesAndTopicsOfOneAndOfFivePartitionsGiveTheSameBytes() throws Exception {
        List<Message> messages = Feedbacks.messages(1, 40_000);
        List<Message> shuffled = new ArrayList<>(messages);
        Collections.shuffle(shuffled, new Random(7));
        Path one = Feedbacks.write(folder.resolve("one.jsonl"), shuffled.subList(0, 9_000));
        Path two =
                Feedbacks.write(
                        folder.resolve("two.jsonl"), shuffled.subList(9_000, shuffled.size()));
        String claims = Files.write(folder.resolve("claims.jsonl"), CLAIMS).toString();
        String[] registered = {"--hypotheses", claims};
        List<String> files = List.of("--files", two.toString(), one.toString());
        String expected = replay(concat(files, registered));
        assertThat(expected)
                .contains("\"state\":\"open\"", "\"asset\":\"staff\"", "\"phase\":")
                .contains("\"verdict\":\"supported\"", "\"marks\":[]", "\"marks\":[\"late\"]");
        try (Cluster cluster = Cluster.open(configuration())) {
            cluster.createTopics();
            for (int partitions : List.of(1, 5)) {
                feed(cluster.connection(), "p" + partitions + ".", partitions, shuffled);
            }
            assertThat(replay(concat(topics("p1."), registered))).isEqualTo(expected);
            assertThat(replay(concat(topics("p5."), registered))).isEqualTo(expected);
        }
    }

    @Test
    void topicsThatNobodyHasWrittenDecisionsOrHypothesesToAreAPastWithoutThem() throws Exception {
        List<Message> messages = Feedbacks.messages(1, 2_000);
        String file = Feedbacks.write(folder.resolve("some.jsonl"), messages).toString();
        String expected = replay("--files", file);
        try (Cluster cluster = Cluster.open(configuration())) {
            feed(cluster.connection(), "p1.", 1, messages);
            assertThat(replay(concat(topics("p1.")))).isEqualTo(expected);
        }
    }

    @Test
    void journalThatIsScoredAgainIsThatOfTheScorerAndRecordsWithoutTextKeepTheirScore()
            throws Exception {
        try (Cluster cluster = Cluster.open(configuration())) {
            cluster.createTopics();
            Feedbacks.send(cluster.connection(), Feedbacks.messages(1, 4_000));
            List<ScoredFeedback> truth = scored(cluster, Scoring.open(configuration()));
            journal(cluster, truth);
            String expected = replay("--journal");
            assertThat(expected).contains("\"asset\":\"users\"", "\"phase\":");
            assertThat(run("replay", "--journal", "--rescore").out())
                    .contains("4,000 records were scored again; 0 keep the score they had");
            assertThat(replay("--journal", "--rescore")).isEqualTo(expected);
            assertThatTextsThatBreakTheScorerKeepTheScoreTheyHad();

            // Behind the true journal comes the same once more with another scorer's scores.
            journal(cluster, scored(cluster, new Indifferent()));
            List<String> second = secondHalf(cluster, truth);
            assertThat(replay(second, "--journal")).isNotEqualTo(expected);
            assertThat(replay(second, "--journal", "--rescore")).isEqualTo(expected);

            ScoredFeedback gone = elsewhere(truth.getLast());
            journal(cluster, List.of(gone));
            assertThat(run(concat(second, "replay", "--journal", "--rescore")).out())
                    .contains("4,000 records were scored again; 1 keep the score they had");
        }
    }

    @Test
    void stretchesOfAJournalEndAndBeginWhereTheyAreAsked() throws Exception {
        try (Cluster cluster = Cluster.open(configuration())) {
            cluster.createTopics();
            Feedbacks.send(cluster.connection(), Feedbacks.messages(1, 6_000));
            journal(cluster, scored(cluster, Scoring.open(configuration())));
            List<String> whole = levels();
            String from = from(whole.get(whole.size() / 2));
            List<String> until = levels("--to", from);
            assertThat(until).hasSizeBetween(whole.size() / 3, whole.size() * 2 / 3);
            assertThat(whole).startsWith(until.toArray(new String[0]));
            assertThat(levels("--from", from))
                    .isNotEmpty()
                    .allSatisfy(level -> assertThat(from(level)).isGreaterThanOrEqualTo(from));
            for (String to : List.of(from, from.replace(":00:00Z", ":20:00Z"))) {
                assertThat(alertsAndLevels("--journal", "--to", to))
                        .isEqualTo(alertsAndLevels("--topics", "--to", to));
            }
            assertThat(run("replay", "--journal", "--offsets", JOURNAL + "-0=0..100").out())
                    .contains("users        100 records");
            assertThat(run("replay", "--topics", "--offsets", "feedback.users.v1-0=..10").err())
                    .isEmpty();
            CommandLineRun beyond =
                    run("replay", "--topics", "--offsets", "feedback.users.v1-9=..10");
            assertThat(beyond.exitCode()).isEqualTo(2);
            assertThat(beyond.err()).contains("names partition 9").hasLineCount(1);
        }
    }

    private void assertThatTextsThatBreakTheScorerKeepTheScoreTheyHad() {
        Replay undisturbed = Replay.following(asset -> MonitorSettings.defaults());
        Replay replay = Replay.following(asset -> MonitorSettings.defaults());
        try (PastTopics topics = PastTopics.open(configuration());
                Rescoring rescoring = new Rescoring(new Fragile(Scoring.open(configuration())))) {
            JournalHistory history = new JournalHistory(topics, new StretchOptions());
            var unused = history.drive(List.of(undisturbed));
            JournalHistory.Again again = history.drive(List.of(replay), rescoring).again();
            assertThat(again.gone()).isZero();
            assertThat(again.broken()).isBetween(1_000L, 3_000L);
            assertThat(again.scored()).isEqualTo(4_000 - again.broken());
        }
        assertThat(replay.found()).isEqualTo(undisturbed.found());
    }

    private static String from(String level) {
        return level.replaceAll(".*?\"from\":\"([^\"]*)\".*", "$1");
    }

    private static List<String> topics(String prefix) {
        List<String> arguments = new ArrayList<>(List.of("--topics"));
        for (Asset asset : Asset.values()) {
            arguments.add("--set");
            arguments.add("assets." + asset.label() + ".topics=" + prefix + asset.label());
        }
        return arguments;
    }

    private static String claim(String id, String smallestEffect, String registeredAt) {
        return """
               {"id":"%s","title":"t","asset":"staff","metric":"level","direction":"down",\
               "smallestEffect":%s,"before":{"from":"2025-03-10","to":"2025-04-07"},\
               "after":{"from":"2025-04-21","to":"2025-05-05"},"registeredAt":"%s"}"""
                .formatted(id, smallestEffect, registeredAt);
    }

    private static void feed(
            KafkaConnection connection, String prefix, int partitions, List<Message> messages)
            throws Exception {
        try (Admin admin = connection.admin()) {
            for (Asset asset : Asset.values()) {
                NewTopic topic = new NewTopic(prefix + asset.label(), partitions, (short) 1);
                admin.createTopics(List.of(topic)).all().get();
            }
        }
        try (FeedbackProducer producer = new FeedbackProducer(connection)) {
            for (Message message : messages) {
                producer.send(
                        prefix + message.asset().label(),
                        message.author().getBytes(StandardCharsets.UTF_8),
                        Feedbacks.json(message).getBytes(StandardCharsets.UTF_8),
                        List.of());
            }
            producer.flush();
        }
    }

    /** The feedback topics as {@code scorer} scores them, in the order of event time. */
    private List<ScoredFeedback> scored(Cluster cluster, SentimentScorer scorer) {
        return Feedbacks.scored(cluster, configuration(), AuthorNaming.asGiven(), scorer);
    }

    private void journal(Cluster cluster, List<ScoredFeedback> entries) {
        Codecs codecs = new Codecs(cluster.names(), configuration(), AuthorNaming.asGiven());
        try (FeedbackProducer producer = new FeedbackProducer(cluster.connection())) {
            for (ScoredFeedback entry : entries) {
                producer.send(
                        codecs.entry(new Input.Scored(entry))
                                .at(JOURNAL, entry.asset().partition()));
            }
            producer.flush();
        }
    }

    /** The options that leave out of each partition as many entries as {@code first} has. */
    private static List<String> secondHalf(Cluster cluster, List<ScoredFeedback> first) {
        List<String> options = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            long count = first.stream().filter(each -> each.asset() == asset).count();
            options.add("--offsets");
            options.add(cluster.names().scored() + "-" + asset.partition() + "=" + count + "..");
        }
        return options;
    }

    private static ScoredFeedback elsewhere(ScoredFeedback from) {
        return new ScoredFeedback(
                "gone",
                from.asset(),
                from.eventTime(),
                from.author(),
                from.score(),
                from.rating(),
                from.source(),
                from.segment(),
                from.fingerprint(),
                new Pointer.InTopic("feedback." + from.asset().label() + ".v1", 0, 1L << 40),
                from.sourcePartition(),
                from.scorerId());
    }

    private static final class Indifferent implements SentimentScorer {
        @Override
        public String id() {
            return "linear-0000000000000000";
        }

        @Override
        public Score score(String text, @Nullable String language) {
            return new Score.Scored(.5, Sentiment.NEUTRAL);
        }
    }

    /** Breaks on some texts in either way that a scorer may, and scores the others as another. */
    private record Fragile(SentimentScorer scorer) implements SentimentScorer {
        @Override
        public String id() {
            return scorer.id();
        }

        @Override
        public Score score(String text, @Nullable String language) {
            return switch (text.length() % 4) {
                case 0 -> throw new IllegalStateException("a text that breaks it");
                case 1 -> throw new StackOverflowError();
                default -> scorer.score(text, language);
            };
        }
    }

    private Configuration configuration() {
        return Configuration.load(null, Map.of(), List.of("data.directory=" + folder));
    }

    private List<String> levels(String... options) throws IOException {
        replay(List.of(options), "--journal");
        return Files.readAllLines(folder.resolve("levels.jsonl")).stream()
                .filter(level -> level.contains("\"asset\":\"users\""))
                .toList();
    }

    private String alertsAndLevels(String... options) throws IOException {
        replay(List.of(), options);
        return Feedbacks.withoutPointers(Files.readString(folder.resolve("alerts.jsonl")))
                + Files.readString(folder.resolve("levels.jsonl"));
    }

    private String replay(String... options) throws IOException {
        Path verdicts = folder.resolve("verdicts.jsonl");
        return replay(List.of("--verdicts", verdicts.toString()), options)
                + Files.readString(verdicts);
    }

    /**
     * Alerts without their pointers, since records lie elsewhere, levels as they are, and both
     * forms of the report.
     */
    private String replay(List<String> more, String... options) throws IOException {
        Path alerts = folder.resolve("alerts.jsonl");
        Path levels = folder.resolve("levels.jsonl");
        Path page = folder.resolve("report.html");
        Path document = folder.resolve("report.json");
        List<String> arguments = new ArrayList<>(List.of("replay"));
        arguments.addAll(List.of(options));
        arguments.addAll(more);
        arguments.addAll(List.of("--alerts", alerts.toString(), "--levels", levels.toString()));
        arguments.addAll(List.of("--report", page.toString(), "--json", document.toString()));
        CommandLineRun run = run(arguments.toArray(new String[0]));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return Feedbacks.withoutPointers(Files.readString(alerts))
                + Files.readString(levels)
                + Files.readString(page)
                + Files.readString(document);
    }

    private CommandLineRun run(String... arguments) {
        return CommandLineRun.of(concat(List.of("--set", "data.directory=" + folder), arguments));
    }

    private static String[] concat(List<String> last, String... first) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(last);
        return all.toArray(new String[0]);
    }
}
