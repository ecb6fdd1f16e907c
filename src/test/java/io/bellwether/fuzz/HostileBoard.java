package io.bellwether.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.bellwether.dashboard.Board;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A board full of records in which everything that people choose is an attack on its readers. */
final class HostileBoard {

    /** The id of an alert that is there. */
    static final String ALERT = "a1";

    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    static final String ATTACK =
            "</title></script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
                    + "]]>-->\u202e{{7*7}}";

    /** What people write or choose, wherever it stands. */
    private static final Set<String> CHOSEN =
            Set.of(
                    "text",
                    "carriedBy",
                    "source",
                    "id",
                    "title",
                    "subject",
                    "stance",
                    "decidedBy",
                    "statement",
                    "question",
                    "segment",
                    "scorerId",
                    "registeredBy",
                    "reverses");

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path EXAMPLES = Path.of("schemas/examples");

    private HostileBoard() {}

    static Board board() {
        TopicNames names = TopicNames.standard();
        List<InputRecord> records = new ArrayList<>();
        add(records, "alert", names.alert());
        add(records, "level", names.level());
        add(records, "decision", names.decision());
        add(records, "verdict", names.verdict());
        Board board = new Board(names, InstantSource.fixed(NOW));
        board.begin();
        board.take(records, true);
        return board;
    }

    private static void add(List<InputRecord> records, String kind, String topic) {
        try (Stream<Path> paths = Files.list(EXAMPLES.resolve(kind).resolve("valid"))) {
            for (Path path : paths.sorted().toList()) {
                byte[] tame = Files.readAllBytes(path);
                records.add(record(topic, records.size(), tame));
                String id = records.size() == 1 ? ALERT : "a" + records.size() + ATTACK;
                records.add(record(topic, records.size(), attacked(tame, id)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputRecord record(String topic, int number, byte[] value) {
        byte[] key = ("key-" + number).getBytes(UTF_8);
        return new InputRecord(topic, 0, number, NOW, key, value, List.of());
    }

    private static byte[] attacked(byte[] tame, String id) throws IOException {
        JsonNode tree = JSON.readTree(tame);
        attack(tree);
        if (tree instanceof ObjectNode alert && alert.has("alertId")) {
            alert.put("alertId", id);
        }
        return JSON.writeValueAsBytes(tree);
    }

    private static void attack(JsonNode node) {
        if (node instanceof ObjectNode object) {
            // Of another content.
            object.remove("seal");
            object.fieldNames().forEachRemaining(name -> attack(object, name));
        } else if (node instanceof ArrayNode array) {
            array.forEach(HostileBoard::attack);
        }
    }

    private static void attack(ObjectNode object, String name) {
        JsonNode value = object.path(name);
        if (CHOSEN.contains(name) && value.isTextual()) {
            object.set(name, TextNode.valueOf(value.asText() + ATTACK));
        } else {
            attack(value);
        }
    }
}
