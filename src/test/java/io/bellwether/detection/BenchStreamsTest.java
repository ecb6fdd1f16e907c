package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.detection.Change.Cleared;
import io.bellwether.detection.Change.Raised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Replays the open benchmark streams through a detector and counts as the benchmark's own scorer
 * does. They are no part of the project: without them the test is skipped.
 */
class BenchStreamsTest {

    private static final Duration AUTHOR_WINDOW = Duration.ofHours(12);
    private static final Duration WARM_UP = Duration.ofDays(14);
    private static final ObjectMapper JSON = new ObjectMapper();

    record Episode(Instant onset, Instant recovery) {
        boolean contains(Instant at) {
            return !at.isBefore(onset) && at.isBefore(recovery);
        }

        Duration length() {
            return Duration.between(onset, recovery);
        }
    }

    record Stream(Instant start, Instant end, List<Episode> episodes) {
        Duration quiet() {
            Duration quiet = Duration.between(start.plus(WARM_UP), end);
            for (Episode episode : episodes) {
                quiet = quiet.minus(episode.length());
            }
            return quiet;
        }
    }

    record Alert(Instant raised, Instant cleared) {}

    @Test
    void degradationsAreFoundSoonAndNothingElseIs() throws IOException {
        Path bench = shared().resolve("bench/open");
        assumeThat(bench).as("open benchmark streams").isDirectory();
        int episodes = 0;
        int premature = 0;
        long falseAlarms = 0;
        Duration quiet = Duration.ZERO;
        List<Double> delays = new ArrayList<>();

        for (Map.Entry<String, Stream> entry : labels(bench).entrySet()) {
            Stream stream = entry.getValue();
            List<Alert> alerts = replay(bench.resolve("streams/" + entry.getKey() + ".jsonl"));
            quiet = quiet.plus(stream.quiet());
            episodes += stream.episodes().size();
            for (Episode episode : stream.episodes()) {
                List<Alert> inside =
                        alerts.stream().filter(alert -> episode.contains(alert.raised())).toList();
                inside.stream()
                        .limit(1)
                        .mapToDouble(alert -> hours(episode.onset(), alert.raised()))
                        .forEach(delays::add);
                premature +=
                        (int)
                                inside.stream()
                                        .filter(a -> hours(a.cleared(), episode.recovery()) > 6)
                                        .count();
            }
            falseAlarms +=
                    alerts.stream()
                            .filter(
                                    alert ->
                                            stream.episodes().stream()
                                                    .noneMatch(it -> it.contains(alert.raised())))
                            .count();
        }

        delays.sort(null);
        assertThat(episodes).isEqualTo(26);
        assertThat(delays).hasSizeGreaterThanOrEqualTo(24);
        assertThat(delays.get(delays.size() / 2)).isLessThan(36);
        assertThat(delays.get(delays.size() * 9 / 10)).isLessThan(120);
        assertThat(falseAlarms / (quiet.toDays() / 365.25)).isLessThanOrEqualTo(1);
        assertThat(premature).isLessThanOrEqualTo(3);
    }

    private static Path shared() {
        String stated = System.getProperty("BELLWETHER_SHARED", System.getenv("BELLWETHER_SHARED"));
        return Path.of(stated == null ? "../shared" : stated);
    }

    private static double hours(Instant from, Instant to) {
        return Duration.between(from, to).toMinutes() / 60.0;
    }

    private static Map<String, Stream> labels(Path bench) throws IOException {
        Map<String, Stream> streams = new LinkedHashMap<>();
        for (String line : Files.readAllLines(bench.resolve("labels.jsonl"))) {
            JsonNode label = JSON.readTree(line);
            Instant start = Instant.parse(label.get("start").asText());
            Instant end = Instant.parse(label.get("end").asText());
            Stream stream =
                    streams.computeIfAbsent(
                            label.get("stream").asText(),
                            name -> new Stream(start, end, new ArrayList<>()));
            if (!label.get("onset").isNull()) {
                JsonNode recovery = label.get("recovery");
                stream.episodes()
                        .add(
                                new Episode(
                                        Instant.parse(label.get("onset").asText()),
                                        recovery.isNull()
                                                ? end
                                                : Instant.parse(recovery.asText())));
            }
        }
        return streams;
    }

    private static List<Alert> replay(Path file) throws IOException {
        DropDetector detector = new DropDetector(DetectorSettings.defaults());
        Map<String, Instant> lastVotes = new HashMap<>();
        List<Change> changes = new ArrayList<>();
        Instant last = Instant.MIN;
        for (String line : Files.readAllLines(file)) {
            JsonNode message = JSON.readTree(line);
            last = Instant.parse(message.get("timestamp").asText());
            String author = message.get("author").asText();
            Instant before = lastVotes.get(author);
            if (before == null || before.plus(AUTHOR_WINDOW).isBefore(last)) {
                lastVotes.put(author, last);
                changes.addAll(detector.vote(last, message.get("score").asDouble()));
            }
        }
        changes.addAll(detector.advanceTo(last.plus(Duration.ofHours(1))));
        return alerts(changes);
    }

    /** A re-opened alert is the old one. */
    private static List<Alert> alerts(List<Change> changes) {
        List<Alert> alerts = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Raised raised && !raised.isSameEpisode()) {
                alerts.add(new Alert(raised.at(), Instant.MAX));
            } else if (change instanceof Raised) {
                alerts.add(new Alert(alerts.removeLast().raised(), Instant.MAX));
            } else if (change instanceof Cleared cleared) {
                alerts.add(new Alert(alerts.removeLast().raised(), cleared.at()));
            }
        }
        return alerts;
    }
}
