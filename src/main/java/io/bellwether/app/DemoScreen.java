package io.bellwether.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.codec.AlertCodec;
import io.bellwether.codec.LevelCodec;
import io.bellwether.demo.Episode;
import io.bellwether.demo.SampleCompany;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Level;
import io.bellwether.pipeline.InputRecord;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the demo shows on the terminal: a line for each asset that is drawn over as history passes,
 * and each alert as it comes, held against the truth. Where standard output is no terminal, the
 * lines of the assets are written once a week of event time. Safe for several threads.
 */
final class DemoScreen {

    private static final int QUOTES_SHOWN = 3;
    private static final Duration DRAWN_EVERY = Duration.ofHours(6);
    private static final Duration WRITTEN_EVERY = Duration.ofDays(7);

    private final PrintWriter out;
    private final boolean isTerminal = Boolean.getBoolean("bellwether.terminal.out");

    /** A line that wraps could not be drawn over. */
    private final int columns =
            isTerminal
                    ? Integer.getInteger("bellwether.terminal.columns", 80) - 1
                    : Integer.MAX_VALUE;

    private final AlertCodec alertCodec = new AlertCodec();
    private final LevelCodec levelCodec = new LevelCodec();
    private final Map<Asset, AssetLine> lines = new EnumMap<>(Asset.class);
    private Instant drawnAt = Instant.MIN;
    private boolean isDrawn;
    private int alertsShown;
    private @Nullable Throwable failure;

    DemoScreen(PrintWriter out) {
        this.out = out;
        for (Asset asset : Asset.values()) {
            lines.put(asset, new AssetLine(asset));
        }
    }

    /** Tells what is about to be shown, and the truth to hold it against. */
    synchronized void begin(long seed) {
        out.println(
                "Larkspur, an invented company: four months of what its users, advertisers and");
        out.printf(
                Locale.ROOT,
                "staff said, %s to %s (seed %d). The truth, which Bellwether is not told:%n",
                DemoText.day(SampleCompany.START),
                DemoText.day(SampleCompany.END),
                seed);
        for (Episode episode : SampleCompany.episodes()) {
            out.printf(
                    Locale.ROOT,
                    "  %-12s %-8s %s to %s  %s%n",
                    episode.asset().label(),
                    episode.kind().label(),
                    DemoText.minute(episode.onset()),
                    DemoText.minute(episode.recovery()),
                    episode.title());
        }
        out.println("Only a crisis should raise an alert.");
        out.println();
        out.flush();
    }

    /** Tells where the page is. */
    synchronized void page(String url) {
        out.println("The page, while this runs: " + url);
        out.println();
        out.flush();
    }

    /** Shows one record of the alert or level topic. */
    synchronized void take(InputRecord record) {
        byte[] value = record.value();
        if (value == null) {
            return;
        }
        if (record.topic().endsWith("level.v1")) {
            take(levelCodec.decode(value));
        } else {
            take(alertCodec.decode(value));
        }
    }

    private void take(Level level) {
        line(level.asset()).add(level);
        Duration every = isTerminal ? DRAWN_EVERY : WRITTEN_EVERY;
        if (drawnAt.equals(Instant.MIN)
                || Duration.between(drawnAt, level.to()).compareTo(every) >= 0) {
            drawnAt = level.to();
            draw();
        }
    }

    private void take(JsonNode alert) {
        alertsShown++;
        erase();
        switch (alert.path("state").asText()) {
            case "open" -> showRaised("ALERT  ", alert);
            case "resolved" -> showCleared(alert);
            default -> showChanged(alert);
        }
        if (isTerminal) {
            draw();
        }
        out.flush();
    }

    private void showRaised(String word, JsonNode alert) {
        Instant raisedAt = DemoText.time(alert, "raisedAt");
        out.printf(
                Locale.ROOT,
                "%s %-12s %-8s raised %s, %s%n",
                word,
                alert.path("asset").asText(),
                alert.path("severity").asText(),
                DemoText.minute(raisedAt),
                DemoVerdict.against(DemoText.asset(alert), raisedAt));
        out.printf(
                Locale.ROOT,
                "        since about %s, by %.2f: level %.2f where %.2f was expected; %d votes of %d"
                        + " people%n",
                DemoText.minute(DemoText.time(alert, "onset")),
                alert.path("size").asDouble(),
                alert.path("level").asDouble(),
                alert.path("baseline").asDouble(),
                alert.path("votes").asLong(),
                alert.path("authors").asLong());
        int shown = 0;
        for (JsonNode quote : alert.path("quotes")) {
            if (shown++ < QUOTES_SHOWN) {
                out.println("        \"" + DemoText.printable(quote.path("text").asText()) + "\"");
                String words = DemoText.words(quote.path("carriedBy"));
                if (!words.isEmpty()) {
                    out.println("            carried by: " + words);
                }
            }
        }
        for (JsonNode decision : alert.path("precededBy")) {
            out.printf(
                    Locale.ROOT,
                    "        preceded by: %s, %s%n",
                    DemoText.day(DemoText.time(decision, "effectiveAt")),
                    DemoText.printable(decision.path("title").asText()));
        }
    }

    private void showChanged(JsonNode alert) {
        out.printf(
                Locale.ROOT,
                "UPDATE  %-12s %-8s %s: by %.2f since about %s%n",
                alert.path("asset").asText(),
                alert.path("severity").asText(),
                DemoText.minute(DemoText.time(alert, "at")),
                alert.path("size").asDouble(),
                DemoText.minute(DemoText.time(alert, "onset")));
    }

    private void showCleared(JsonNode alert) {
        Instant at = DemoText.time(alert, "resolvedAt");
        out.printf(
                Locale.ROOT,
                "CLEAR   %-12s          %s, %s%n",
                alert.path("asset").asText(),
                DemoText.minute(at),
                DemoVerdict.clearedAgainst(DemoText.asset(alert), at));
    }

    private void erase() {
        if (isTerminal && isDrawn) {
            // Up three lines, and clear to the end of the screen.
            out.print("\u001b[3A\u001b[J");
            isDrawn = false;
        }
    }

    private void draw() {
        erase();
        for (Asset asset : Asset.values()) {
            out.println(line(asset).text(columns));
        }
        out.flush();
        isDrawn = true;
    }

    private AssetLine line(Asset asset) {
        AssetLine line = lines.get(asset);
        if (line == null) {
            throw new IllegalStateException("every asset has a line, but not " + asset);
        }
        return line;
    }

    /**
     * Records of the alert topic that were shown.
     *
     * @throws IllegalStateException when the topics cannot be read any more
     */
    synchronized int alertsShown() {
        if (failure != null) {
            throw new IllegalStateException("the topics cannot be read any more", failure);
        }
        return alertsShown;
    }

    /** The topics cannot be read any more. */
    synchronized void fail(Throwable error) {
        failure = error;
    }

    /**
     * Sums up.
     *
     * @param alerts everything that was published
     * @param servers where the topics can be looked at
     * @param isLast whether the demo ends now
     * @return whether exactly the degraded assets were raised and cleared
     */
    synchronized boolean end(List<JsonNode> alerts, String servers, boolean isLast) {
        DemoVerdict verdict = DemoVerdict.of(alerts);
        out.println();
        verdict.lines().forEach(out::println);
        if (!isLast) {
            out.println();
            out.println("Kafka stays at " + servers + " until Ctrl-C; alerts are in the topic");
            out.println("bellwether.alert.v1, hourly levels in bellwether.level.v1.");
        }
        out.flush();
        return verdict.isRight();
    }
}
