package io.bellwether.window;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.SharedData;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Fingerprint;
import io.bellwether.feedback.Pointer;
import io.bellwether.feedback.Sketch;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.theme.Themes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * People who say the same in the same hours because it is so are no campaign: how many of them lose
 * their voice to near-copies, measured on real texts, where they are there. Texts that repeat
 * another one word for word count once anyway.
 */
class HonestTextsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Complaints and praise of six airlines in one bad week, ten times as dense as they came. */
    @Test
    void complaintsAboutTheSameBadWeekKeepTheirVoice() throws IOException {
        List<Said> said = read("airline2015-labelled.jsonl.gz");
        assertThat(lost(said)).as("as they came").isLessThan(.004);
        assertThat(lost(pressed(said, 10))).as("within a day").isLessThan(.005);
    }

    @Test
    void reviewsOfTwoAppsKeepTheirVoice() throws IOException {
        List<Said> said = read("robinhood-coinbase-users-googleplay.jsonl.gz");
        assertThat(lost(said)).as("as they came").isLessThan(.001);
        assertThat(lost(pressed(said, 150))).as("within a day").isLessThan(.004);
    }

    @Test
    void staffWhoWriteAboutOneEmployerKeepTheirVoice() throws IOException {
        assertThat(lost(pressed(read("twitter-staff-blind.jsonl.gz"), 100_000))).isLessThan(.008);
    }

    /** Share of the votes that are none because they are nearly what somebody else said. */
    private static double lost(List<Said> said) {
        double votes = votes(said, text -> Sketch.NONE);
        assertThat(votes).isGreaterThan(400);
        return 1 - votes(said, Sketch::of) / votes;
    }

    private static long votes(List<Said> said, Function<String, Sketch> sketches) {
        VoteRule rule = new VoteRule(Duration.ofHours(12));
        return said.stream()
                .filter(each -> rule.read(feedback(each, sketches), false).isVote())
                .count();
    }

    private static ScoredFeedback feedback(Said said, Function<String, Sketch> sketches) {
        return new ScoredFeedback(
                said.id,
                Asset.USERS,
                said.at,
                said.author,
                Score.Scored.ofLevel(.5),
                OptionalInt.empty(),
                "",
                new TreeMap<>(),
                Fingerprint.of(said.text),
                sketches.apply(said.text),
                new Pointer.InFile("real", 1),
                "files",
                "given",
                Themes.NONE);
    }

    /** The same texts in a {@code factor}-th of the time. */
    private static List<Said> pressed(List<Said> said, long factor) {
        Instant first = said.getFirst().at;
        return said.stream()
                .map(
                        each ->
                                new Said(
                                        each.id,
                                        first.plus(
                                                Duration.between(first, each.at).dividedBy(factor)),
                                        each.author,
                                        each.text))
                .toList();
    }

    private static List<Said> read(String name) throws IOException {
        Path file = SharedData.file(name);
        List<Said> said = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
                JsonNode record = JSON.readTree(line);
                if (record.path("timestamp").isTextual()) {
                    Instant at = Instant.parse(record.path("timestamp").asText());
                    String author = record.path("author").textValue();
                    String text = record.path("text").asText();
                    said.add(new Said(record.path("id").asText(), at, author, text));
                }
            }
        }
        said.sort(Comparator.comparing(Said::at));
        return said;
    }

    private record Said(String id, Instant at, @Nullable String author, String text) {}
}
