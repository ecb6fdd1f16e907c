package io.bellwether.dashboard;

import io.bellwether.alert.Alert;
import io.bellwether.alert.AlertState;
import io.bellwether.alert.Quote;
import io.bellwether.codec.AlertCodec;
import io.bellwether.codec.DecisionCodec;
import io.bellwether.codec.LevelCodec;
import io.bellwether.decision.Decision;
import io.bellwether.detection.Phase;
import io.bellwether.detection.Severity;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Pointer;
import io.bellwether.monitor.Level;
import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.theme.ThemeShift;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Records as the service writes them, for tests. */
final class Told {

    static final TopicNames NAMES = TopicNames.standard();
    static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    /** When everything was written, unless something else is said. */
    static final Instant WRITTEN = Instant.parse("2026-06-01T12:00:00Z");

    private static final long FIRST = 1;

    private Told() {}

    static Instant hour(double hours) {
        return START.plusSeconds((long) (hours * 3600));
    }

    static Level level(Asset asset, double hour, double level, Phase phase) {
        return new Level(
                asset,
                hour(hour),
                hour(hour + 1),
                phase == Phase.DATA_GAP ? 0 : 12,
                phase == Phase.DATA_GAP ? 0 : 12,
                phase == Phase.DATA_GAP ? Double.NaN : level,
                phase == Phase.DATA_GAP ? Double.NaN : .6,
                phase == Phase.DATA_GAP ? Double.NaN : .1,
                0,
                phase,
                14,
                1,
                1,
                0,
                12,
                false);
    }

    static InputRecord record(Level level) {
        return record(level, WRITTEN);
    }

    static InputRecord record(Level level, Instant writtenAt) {
        return record(
                NAMES.level(),
                level.asset().label() + "/" + level.from(),
                new LevelCodec().encode(level),
                writtenAt);
    }

    /** Levels of every hour from {@code from} to {@code to}. */
    static List<InputRecord> levels(Asset asset, int from, int to, Phase phase) {
        List<InputRecord> records = new ArrayList<>();
        for (int hour = from; hour < to; hour++) {
            records.add(record(level(asset, hour, .6 + .02 * (hour % 5 - 2), phase)));
        }
        return records;
    }

    static InputRecord record(Alert alert) {
        return record(alert, "The export fails again and nobody answers.");
    }

    /** The record of an alert whose quotes all have {@code text}; null for one that is gone. */
    static InputRecord record(Alert alert, @Nullable String text) {
        String value =
                new AlertCodec()
                        .encode(
                                alert,
                                pointer -> Optional.ofNullable(text),
                                said -> List.of("fails", "nobody"));
        return record(NAMES.alert(), alert.alertId(), value, WRITTEN);
    }

    /** As {@link #record}, told anew since somebody was erased. */
    static InputRecord toldAnew(Alert alert, String text) {
        InputRecord record = record(alert, text);
        return new InputRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                List.of(Header.of(AlertCodec.ERASURE, "e-1")));
    }

    /** The same without what its first author said, who is the only one with a name. */
    static Alert withoutFirstQuote(Alert alert) {
        return alert.withoutQuotesOf(mark -> mark == FIRST);
    }

    /** An alert whose quotes say {@code text}, come from it and are carried by it. */
    static InputRecord recordFrom(String text, Alert alert) {
        List<Quote> quotes = List.of(new Quote("f", hour(1), .1, text, new Pointer.InFile("f", 1)));
        Alert quoting =
                new Alert(
                        alert.alertId(),
                        alert.seq(),
                        alert.state(),
                        alert.asset(),
                        alert.signal(),
                        alert.severity(),
                        alert.at(),
                        alert.onset(),
                        alert.raisedAt(),
                        alert.resolvedAt(),
                        alert.size(),
                        alert.mix(),
                        alert.level(),
                        alert.baseline(),
                        alert.logEvidence(),
                        alert.logBudget(),
                        alert.votes(),
                        alert.authors(),
                        alert.themes(),
                        quotes,
                        List.of(decision("d", 1, text)),
                        alert.chanceOfPrecedence(),
                        text);
        String value =
                new AlertCodec()
                        .encode(quoting, pointer -> Optional.of(text), said -> List.of(said));
        return record(NAMES.alert(), alert.alertId(), value, WRITTEN);
    }

    static Alert alert(String id, int seq, AlertState state, Asset asset, double raised) {
        return alert(id, seq, state, asset, raised, List.of());
    }

    static Alert alert(
            String id,
            int seq,
            AlertState state,
            Asset asset,
            double raised,
            List<Decision> decisions) {
        Instant at = hour(raised + 24.0 * (seq - 1));
        return new Alert(
                id,
                seq,
                state,
                asset,
                "text",
                Severity.MAJOR,
                at,
                hour(raised - 12),
                hour(raised),
                state == AlertState.RESOLVED ? at : null,
                OptionalDouble.of(.1234),
                OptionalDouble.of(.01),
                OptionalDouble.of(.48),
                OptionalDouble.of(.6),
                11.5,
                9.5,
                140,
                99,
                List.<ThemeShift>of(),
                state == AlertState.RESOLVED ? List.of() : quotes(raised),
                decisions,
                OptionalDouble.of(.25),
                "linear-0000000000000000");
    }

    private static List<Quote> quotes(double raised) {
        return List.of(
                new Quote("f-1", hour(raised - 2), .1, "forum", new Pointer.InFile("f", 1), FIRST),
                new Quote("f-2", hour(raised - 1), .2, "app-store", new Pointer.InFile("f", 2)));
    }

    static Decision decision(String id, double hour, String title) {
        return new Decision(
                id, hour(hour), title, "pricing", "raise", "board", List.of(Asset.USERS), null);
    }

    static InputRecord record(Decision decision) {
        String value = new String(new DecisionCodec().encode(decision), StandardCharsets.UTF_8);
        return record(NAMES.decision(), decision.id(), value, WRITTEN);
    }

    static InputRecord deletion(String topic, String key) {
        return new InputRecord(topic, 0, 0, WRITTEN, bytes(key), null, List.of());
    }

    static InputRecord record(String topic, String key, String value, Instant writtenAt) {
        return new InputRecord(topic, 0, 0, writtenAt, bytes(key), bytes(value), List.of());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** So long after {@link #WRITTEN}. */
    static Instant later(Duration by) {
        return WRITTEN.plus(by);
    }
}
