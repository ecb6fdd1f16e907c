package io.bellwether.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Decoded;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Pointer;
import io.bellwether.feedback.Rejection;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.Encoded;
import io.bellwether.pipeline.Entries;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A plain text form of what goes over the topics, for tests: feedback is "id|epoch second|text", a
 * journal entry "scored|id|epoch second|level" or "heartbeat|epoch milli|sources|idle".
 */
final class Wire {

    private Wire() {}

    static Decoded feedback(Asset asset, InputRecord record) {
        String[] parts = text(record).split("\\|", -1);
        if (parts.length != 3) {
            return new Decoded.Rejected(
                    new Rejection(
                            Rejection.Reason.NOT_JSON, "expected 3 parts, got " + parts.length));
        }
        return new Decoded.Accepted(
                new Feedback(
                        parts[0],
                        asset,
                        Instant.ofEpochSecond(Long.parseLong(parts[1])),
                        parts[2],
                        null,
                        OptionalInt.empty(),
                        "",
                        null,
                        new TreeMap<>(),
                        new Pointer.InTopic(record.topic(), record.partition(), record.offset()),
                        record.sourcePartition()));
    }

    static Encoded encode(Input input) {
        String key = "";
        String value =
                switch (input) {
                    case Input.Scored scored -> {
                        ScoredFeedback feedback = scored.feedback();
                        key = feedback.id();
                        yield "scored|"
                                + feedback.id()
                                + "|"
                                + feedback.eventTime().getEpochSecond();
                    }
                    case Input.Heartbeat beat ->
                            "heartbeat|"
                                    + beat.at().toEpochMilli()
                                    + "|"
                                    + String.join(",", beat.sources())
                                    + "|"
                                    + String.join(",", beat.idle());
                    case Input.LevelAccepted accepted -> "accepted|" + accepted.id();
                    case Input.DecisionMade made -> "decision|" + made.decision().id();
                    case Input.SettingsChanged changed -> "settings|" + changed.settings();
                    case Input.Rescored again -> "rescored|" + again.feedback().id();
                    case Input.ScorerReplaced replaced -> "replaced|" + replaced.id();
                    case Input.AuthorErased erased -> "erased|" + erased.id();
                    case Input.AuthorsNamed named -> "named|" + named.keyId();
                    case Input.HypothesisRegistered registered ->
                            "hypothesis|" + registered.hypothesis().id();
                };
        return new Encoded(key.getBytes(UTF_8), value.getBytes(UTF_8), List.of());
    }

    /** Reads what {@link #encode} wrote, as far as a monitor in a test needs it. */
    static Entries entries(InputRecord record) {
        String[] parts = text(record).split("\\|", -1);
        Asset asset = assetOf(record.partition());
        return switch (parts[0]) {
            case "scored" ->
                    new Entries.Read(List.of(addressed(asset, scored(asset, parts, record))));
            case "heartbeat" ->
                    new Entries.Read(List.of(addressed(asset, heartbeat(asset, parts))));
            default ->
                    new Entries.Rejected(
                            new Rejection(Rejection.Reason.UNKNOWN_VERSION, "unknown entry"));
        };
    }

    /** A notice for every asset: "accept|id". */
    static Entries notice(InputRecord record) {
        String[] parts = text(record).split("\\|", -1);
        if (!parts[0].equals("accept")) {
            return new Entries.Rejected(
                    new Rejection(Rejection.Reason.BAD_FIELD, "expected a notice"));
        }
        return new Entries.Read(
                List.of(Asset.values()).stream()
                        .map(asset -> addressed(asset, accepted(asset, parts[1])))
                        .toList());
    }

    private static Asset assetOf(int partition) {
        return List.of(Asset.values()).stream()
                .filter(asset -> asset.partition() == partition)
                .findFirst()
                .orElseThrow();
    }

    static String text(InputRecord record) {
        byte[] value = record.value();
        return value == null ? "" : new String(value, UTF_8);
    }

    private static Entries.Addressed addressed(Asset asset, Input input) {
        return new Entries.Addressed(asset, input);
    }

    private static Input accepted(Asset asset, String id) {
        return new Input.LevelAccepted(id, asset, Instant.EPOCH, "board");
    }

    private static Input scored(Asset asset, String[] parts, InputRecord record) {
        return new Input.Scored(
                new ScoredFeedback(
                        parts[1],
                        asset,
                        Instant.ofEpochSecond(Long.parseLong(parts[2])),
                        null,
                        Score.Scored.ofLevel(0.5),
                        OptionalInt.empty(),
                        "",
                        new TreeMap<>(),
                        0,
                        new Pointer.InTopic(record.topic(), record.partition(), record.offset()),
                        record.sourcePartition(),
                        "test"));
    }

    private static Input heartbeat(Asset asset, String[] parts) {
        return new Input.Heartbeat(
                asset,
                Instant.ofEpochMilli(Long.parseLong(parts[1])),
                set(parts[2]),
                set(parts[3]));
    }

    private static SortedSet<String> set(String joined) {
        TreeSet<String> set = new TreeSet<>();
        for (String name : joined.split(",", -1)) {
            if (!name.isEmpty()) {
                set.add(name);
            }
        }
        return set;
    }
}
