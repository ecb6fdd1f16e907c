package io.bellwether.faults;

import io.bellwether.feedback.Asset;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Records that cannot be read, in known numbers: of each kind another one. */
final class BadRecords {

    private static final int LONGEST_TEXT = 20_000;
    private static final int LARGEST_DOCUMENT = 1 << 20;

    private static final List<Asset> ASSETS = List.of(Asset.values());

    private BadRecords() {}

    /** One record for each reason that a dead letter can have for feedback, by that reason. */
    static Map<String, String> byReason() {
        Map<String, String> bad = new TreeMap<>();
        bad.put("not-json", "{\"text\":\"cut off");
        bad.put("not-an-object", "[1]");
        bad.put("unknown-version", "{\"schemaVersion\":\"2.0\",\"words\":[\"later\"]}");
        bad.put("missing-text", "{\"id\":\"no-text\"}");
        bad.put("empty-text", "{\"text\":\"  \"}");
        bad.put("text-too-long", "{\"text\":\"" + "x".repeat(LONGEST_TEXT + 1) + "\"}");
        bad.put("bad-timestamp", "{\"text\":\"when?\",\"timestamp\":\"yesterday\"}");
        Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS);
        bad.put("far-future", "{\"text\":\"soon\",\"timestamp\":\"" + tomorrow + "\"}");
        bad.put("bad-rating", "{\"text\":\"six stars\",\"rating\":6}");
        bad.put("bad-field", "{\"text\":\"whose?\",\"author\":{}}");
        bad.put("too-large", "{\"text\":\"" + "x".repeat(LARGEST_DOCUMENT) + "\"}");
        return bad;
    }

    /** How many of each there are in {@link #lines}: three of the first, then ever more. */
    static Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        byReason().keySet().forEach(reason -> counts.put(reason, 3 + counts.size()));
        return counts;
    }

    /** All of them, kind after kind, the assets in turn. */
    static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        Map<String, Integer> counts = counts();
        byReason()
                .forEach(
                        (reason, value) -> {
                            for (int i = 0; i < counts.getOrDefault(reason, 0); i++) {
                                lines.add(new Line(ASSETS.get(i % ASSETS.size()), value, ""));
                            }
                        });
        return lines;
    }
}
