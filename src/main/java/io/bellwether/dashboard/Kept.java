package io.bellwether.dashboard;

import io.bellwether.alert.StaffFloor;
import io.bellwether.codec.AlertCodec;
import io.bellwether.codec.DecisionCodec;
import io.bellwether.codec.DecodedDecision;
import io.bellwether.codec.LevelCodec;
import io.bellwether.codec.UnsupportedFormatException;
import io.bellwether.codec.VerdictCodec;
import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import io.bellwether.hypothesis.Verdict;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What one reading of the topics brought. Not safe for several threads. */
final class Kept {

    /** Decisions, and verdicts, at most; those that were told of longest ago go first. */
    static final int MOST_NOTED = 10_000;

    /**
     * So long after the last block of staff that block is no longer how they stand. Longer than a
     * weekend: else every one of them would be told.
     */
    private static final Duration LATELY = Duration.ofDays(3);

    /** An asset whose hours are written within a day of their end is followed as it lives. */
    private static final Duration LIVE_WITHIN = Duration.ofHours(24);

    private static final Duration SKEW = Duration.ofMinutes(5);

    private final TopicNames names;
    private final AlertCodec alertCodec = new AlertCodec();
    private final LevelCodec levelCodec = new LevelCodec();
    private final DecisionCodec decisionCodec = new DecisionCodec();
    private final VerdictCodec verdictCodec = new VerdictCodec();

    private final Map<Asset, LevelLog> levels = new EnumMap<>(Asset.class);
    private final AlertLog alerts = new AlertLog();
    private final LinkedHashMap<String, Decision> decisions = new LinkedHashMap<>();
    private final LinkedHashMap<String, Verdict> verdicts = new LinkedHashMap<>();
    private @Nullable Instant lastRecordAt;
    private Instant lastEventAt = Instant.MIN;
    private long malformed;

    Kept(TopicNames names) {
        this.names = names;
        for (Asset asset : Asset.values()) {
            levels.put(asset, new LevelLog());
        }
    }

    /** Takes one record; counts one that cannot be read. */
    void take(InputRecord record) {
        if (lastRecordAt == null || record.timestamp().isAfter(lastRecordAt)) {
            lastRecordAt = record.timestamp();
        }
        byte[] value = record.value();
        try {
            if (value == null) {
                remove(record);
            } else if (record.topic().equals(names.level())) {
                takeLevel(record, value);
            } else if (record.topic().equals(names.alert())) {
                takeAlert(record, value);
            } else if (record.topic().equals(names.decision())) {
                takeDecision(value);
            } else if (record.topic().equals(names.verdict())) {
                Verdict verdict = verdictCodec.decode(value);
                note(verdicts, verdict.hypothesis().id(), verdict);
            }
        } catch (UnsupportedFormatException e) {
            malformed++;
        }
    }

    private void takeLevel(InputRecord record, byte[] value) {
        var level = levelCodec.decode(value);
        levels(level.asset()).add(level, record.timestamp());
        heard(level.to());
    }

    private void takeAlert(InputRecord record, byte[] value) {
        AlertHead head = AlertHead.of(alertCodec.decode(value));
        if (record.header(AlertCodec.ERASURE).isPresent()) {
            alerts.replaceBefore(head, this::withoutQuotes);
        }
        alerts.add(head, new String(value, StandardCharsets.UTF_8));
        heard(head.at());
    }

    /** Nobody tells which of them are of the one who was erased. */
    private String withoutQuotes(String record) {
        byte[] left = alertCodec.withoutQuotes(record.getBytes(StandardCharsets.UTF_8));
        return new String(left, StandardCharsets.UTF_8);
    }

    private void takeDecision(byte[] value) {
        switch (decisionCodec.decode(value)) {
            case DecodedDecision.Accepted accepted ->
                    note(decisions, accepted.decision().id(), accepted.decision());
            case DecodedDecision.Rejected rejected -> malformed++;
        }
    }

    private static <T> void note(SequencedMap<String, T> noted, String id, T value) {
        noted.remove(id);
        noted.put(id, value);
        if (noted.size() > MOST_NOTED) {
            noted.pollFirstEntry();
        }
    }

    private void remove(InputRecord record) {
        byte[] key = record.key();
        if (key == null) {
            return;
        }
        String id = new String(key, StandardCharsets.UTF_8);
        if (record.topic().equals(names.alert())) {
            alerts.remove(id);
        } else if (record.topic().equals(names.decision())) {
            decisions.remove(id);
        } else if (record.topic().equals(names.verdict())) {
            verdicts.remove(id);
        } else if (record.topic().equals(names.level())) {
            levels.forEach((asset, log) -> log.remove(asset.label() + "/", id));
        }
    }

    private void heard(Instant at) {
        lastEventAt = at.isAfter(lastEventAt) ? at : lastEventAt;
    }

    LevelLog levels(Asset asset) {
        LevelLog log = levels.get(asset);
        if (log == null) {
            throw new IllegalStateException("every asset has its levels, but not " + asset);
        }
        return log;
    }

    AlertLog alerts() {
        return alerts;
    }

    Optional<Decision> decision(String id) {
        return Optional.ofNullable(decisions.get(id));
    }

    /** By the time at which they took effect, the newest first. */
    List<Decision> decisions() {
        List<Decision> sorted = new ArrayList<>(decisions.values());
        sorted.sort(
                Comparator.comparing(Decision::effectiveAt).reversed().thenComparing(Decision::id));
        return sorted;
    }

    /** By their time, the newest first. */
    List<Verdict> verdicts() {
        List<Verdict> sorted = new ArrayList<>(verdicts.values());
        sorted.sort(
                Comparator.comparing(Verdict::at)
                        .reversed()
                        .thenComparing(verdict -> verdict.hypothesis().id()));
        return sorted;
    }

    Optional<Instant> lastEventAt() {
        return lastEventAt.equals(Instant.MIN) ? Optional.empty() : Optional.of(lastEventAt);
    }

    @Nullable Instant lastRecordAt() {
        return lastRecordAt;
    }

    long malformed() {
        return malformed;
    }

    /** How {@code asset} stands at {@code now}. */
    Condition condition(Asset asset, Instant now) {
        LevelLog log = levels(asset);
        List<AlertHead> open =
                alerts.heads().stream()
                        .takeWhile(AlertHead::isOpen)
                        .filter(head -> head.asset() == asset)
                        .toList();
        boolean isSparse = isSparse(asset, log, now);
        return new Condition(
                asset,
                standing(open, isSparse, log),
                since(open, isSparse, log),
                log.lastHeard(),
                open,
                isSparse,
                log.isSilent());
    }

    private static Standing standing(List<AlertHead> open, boolean isSparse, LevelLog log) {
        if (!open.isEmpty()) {
            return Standing.ALERT;
        }
        if (isSparse) {
            return Standing.NOT_ENOUGH_PEOPLE;
        }
        return log.phase().map(Standing::of).orElse(Standing.UNHEARD);
    }

    private static @Nullable Instant since(List<AlertHead> open, boolean isSparse, LevelLog log) {
        if (!open.isEmpty()) {
            return open.getFirst().raisedAt();
        }
        return isSparse ? log.until() : log.phaseSince();
    }

    /** Only those below whose floor nothing is told; and a data gap is another thing. */
    private boolean isSparse(Asset asset, LevelLog log, Instant now) {
        Instant until = log.until();
        if (StaffFloor.levelAuthors(asset) == 0 || until == null || log.isSilent()) {
            return false;
        }
        Instant known = log.isWrittenWithin(LIVE_WITHIN, SKEW) ? now : until;
        Instant reached = known.isAfter(lastEventAt) ? known : lastEventAt;
        return Duration.between(until, reached).compareTo(LATELY) > 0;
    }
}
