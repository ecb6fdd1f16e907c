package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.alert.Alert;
import io.bellwether.benchmark.Crowds;
import io.bellwether.codec.FeedbackEncoder;
import io.bellwether.codec.ShippedThemes;
import io.bellwether.config.Configuration;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Fingerprint;
import io.bellwether.feedback.Sketch;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.Monitor;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.monitor.Output;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A campaign against an alert, with texts, the shipped scorer and a replay of files: what somebody
 * sees who tries it. Beside it the same detector without marks of copies, to which every account is
 * a voice of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignReplayTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ACCOUNTS = 500;
    private static final Instant ATTACK = Crowds.START.plus(Duration.ofDays(28).plusHours(9));
    private static final Duration LENGTH = Duration.ofHours(36);

    private SentimentScorer scorer;
    private List<Feedback> ordinary;
    private List<Feedback> copied;
    private List<Feedback> complained;

    @TempDir private Path folder;

    @BeforeAll
    void drawTexts() {
        scorer = Scoring.open(Configuration.load(null, Map.of(), List.of()));
        ordinary = Crowds.ordinary(7, 32, 20);
        copied = Crowds.together(ordinary, Crowds.editedCopies(7, ACCOUNTS, ATTACK, LENGTH));
        complained = Crowds.together(ordinary, Crowds.complaints(7, ACCOUNTS, ATTACK, LENGTH));
    }

    @Test
    void fiveHundredCopiesWithSmallEditsOpenNoAlertAndANoticeTellsOfThem() throws IOException {
        Replayed replayed = replay(copied);
        assertThat(replayed.alerts).isEmpty();
        assertThat(replayed.levels)
                .filteredOn(level -> level.get("campaignNotice").asBoolean())
                .isNotEmpty()
                .allMatch(level -> level.get("to").asText().compareTo(ATTACK.toString()) > 0)
                .allMatch(level -> level.get("levelRaw").asDouble() < level.get("level").asDouble())
                .allMatch(level -> level.get("phase").asText().matches("normal|watch"));
        assertThat(replayed.levels.stream().mapToLong(level -> level.get("copies").asLong()).sum())
                .isGreaterThan(ACCOUNTS - 25);
    }

    /** Or the test above would hold for another reason. */
    @Test
    void theSameCopiesRaiseADetectorThatTakesEachForAVoice() {
        assertThat(raisedWithoutMarks(copied)).isBetween(ATTACK, ATTACK.plus(LENGTH));
    }

    @Test
    void fiveHundredDistinctComplaintsOpenAnAlertAsSoonAsWithoutTheDefence() throws IOException {
        Replayed replayed = replay(complained);
        JsonNode alert = replayed.alerts.getFirst();
        Instant raisedAt = Instant.parse(alert.get("raisedAt").asText());
        assertThat(raisedAt).isBetween(ATTACK, ATTACK.plus(LENGTH));
        assertThat(Duration.between(raisedWithoutMarks(complained), raisedAt).abs())
                .isLessThan(Duration.ofHours(1));
        assertThat(alert.get("campaignShare").asDouble()).isLessThan(.03);
        assertThat(alert.get("levelRaw").asDouble())
                .isBetween(
                        alert.get("level").asDouble() - .01, alert.get("level").asDouble() + .01);
        assertThat(replayed.levels).noneMatch(level -> level.get("campaignNotice").asBoolean());
    }

    @Test
    void fiveHundredNewAccountsAreFlaggedAndCountAllTheSame() throws IOException {
        Replayed replayed = replay(complained);
        assertThat(replayed.alerts.getLast().get("manyNewAuthors").asBoolean()).isTrue();
        assertThat(replayed.levels)
                .filteredOn(level -> level.get("manyNewAuthors").asBoolean())
                .isNotEmpty()
                .allMatch(level -> level.get("to").asText().compareTo(ATTACK.toString()) > 0);
        assertThat(replay(ordinary).levels)
                .noneMatch(level -> level.get("manyNewAuthors").asBoolean());
    }

    /** When the first alert is raised if neither copies nor near-copies are known. */
    private Instant raisedWithoutMarks(List<Feedback> said) {
        Monitor monitor = new Monitor(Asset.USERS, MonitorSettings.defaults());
        List<Output> outputs = new ArrayList<>();
        for (Feedback each : said) {
            Input input = new Input.Scored(withoutMarks(each));
            outputs.addAll(monitor.accept(input, each.eventTime()));
        }
        outputs.addAll(monitor.finish());
        return outputs.stream()
                .filter(Output.AlertChanged.class::isInstance)
                .map(output -> ((Output.AlertChanged) output).alert())
                .map(Alert::raisedAt)
                .findFirst()
                .orElseThrow();
    }

    private ScoredFeedback withoutMarks(Feedback feedback) {
        ScoredFeedback scored = ScoredFeedback.of(feedback, scorer, ShippedThemes.rules());
        return new ScoredFeedback(
                scored.id(),
                scored.asset(),
                scored.eventTime(),
                scored.author(),
                scored.score(),
                scored.rating(),
                scored.source(),
                scored.segment(),
                Fingerprint.NONE,
                Sketch.NONE,
                scored.pointer(),
                scored.sourcePartition(),
                scored.scorerId(),
                scored.themes());
    }

    private Replayed replay(List<Feedback> said) throws IOException {
        FeedbackEncoder encoder = new FeedbackEncoder();
        List<String> lines = new ArrayList<>();
        for (Feedback each : said) {
            lines.add(new String(encoder.encode(each), StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("crowd.jsonl"), lines);
        Path alerts = folder.resolve("alerts.jsonl");
        Path levels = folder.resolve("levels.jsonl");
        CommandLineRun run =
                CommandLineRun.of(
                        "replay",
                        "--files",
                        file.toString(),
                        "--asset",
                        "users",
                        "--alerts",
                        alerts.toString(),
                        "--levels",
                        levels.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new Replayed(read(alerts), read(levels));
    }

    private static List<JsonNode> read(Path file) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            records.add(JSON.readTree(line));
        }
        return records;
    }

    private record Replayed(List<JsonNode> alerts, List<JsonNode> levels) {}
}
