package io.bellwether.dashboard;

import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import io.bellwether.hypothesis.Verdict;
import io.bellwether.monitor.Level;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * What the page and the API show: the records of the topics of alerts, levels, decisions and
 * verdicts, in memory. Safe for several threads; nothing here waits for anything but another call.
 *
 * <p>Bounded: of each asset as many levels as two years have hours, 20,000 alerts with 50 records
 * of each and 128 million characters in all, 10,000 decisions and 10,000 verdicts. What is oldest
 * goes first. The topic of alerts is compacted: of an alert that was told of before the board began
 * to read, often only the last record is there.
 *
 * <p>A reading begins at the topics' beginning. When it fails and another begins, the old content
 * stands until the new one has caught up, so that nobody is shown less than was known.
 */
public final class Board {

    private static final Duration SPIN = Duration.ofSeconds(1);

    private final TopicNames names;
    private final InstantSource clock;
    private final Sinks.Many<Long> changes = Sinks.many().replay().latestOrDefault(0L);

    private Kept shown;
    private Kept filling;
    private boolean isCaughtUp;
    private @Nullable Instant failedSince;
    private final String beginning;
    private long changed;

    /** An empty board; it takes the records of those of {@code names} that it knows. */
    public Board(TopicNames names, InstantSource clock) {
        this.names = names;
        this.clock = clock;
        beginning = Long.toString(clock.millis(), 36);
        shown = new Kept(names);
        filling = shown;
    }

    /** A new reading from the beginning begins. */
    public synchronized void begin() {
        filling = new Kept(names);
        if (!isCaughtUp) {
            shown = filling;
        }
    }

    /**
     * Takes what the reading brought.
     *
     * @param hasCaughtUp whether everything that was there when the reading began has now come
     */
    public void take(List<InputRecord> records, boolean hasCaughtUp) {
        synchronized (this) {
            records.forEach(filling::take);
            if (hasCaughtUp) {
                shown = filling;
                isCaughtUp = true;
                failedSince = null;
            }
        }
        tell();
    }

    /** The reading has failed: what is shown stays, and may be out of date. */
    public void fail() {
        synchronized (this) {
            failedSince = failedSince == null ? clock.instant() : failedSince;
        }
        tell();
    }

    private void tell() {
        long next;
        synchronized (this) {
            next = ++changed;
        }
        changes.emitNext(next, Sinks.EmitFailureHandler.busyLooping(SPIN));
    }

    /**
     * A number at once, and another whenever something has changed. Never ends. Slow subscribers
     * get the newest number alone.
     */
    public Flux<Long> changes() {
        return changes.asFlux().onBackpressureLatest();
    }

    /** Names this content: another text after every change, and after a restart. */
    public synchronized String version() {
        return beginning + "-" + changed;
    }

    /** How fresh this is. */
    public synchronized BoardStatus status() {
        return new BoardStatus(isCaughtUp, failedSince, shown.lastRecordAt(), shown.malformed());
    }

    /** The newest event time that any record tells of; empty before the first. */
    public synchronized Optional<Instant> lastEventAt() {
        return shown.lastEventAt();
    }

    /** How {@code asset} stands now. */
    public synchronized Condition condition(Asset asset) {
        return shown.condition(asset, clock.instant());
    }

    /** All levels of {@code asset}, in the order of time. */
    public synchronized List<Level> levels(Asset asset) {
        return shown.levels(asset).all();
    }

    /**
     * Levels of {@code asset} that reach into a stretch, in the order of time.
     *
     * @param from included
     * @param to excluded; the stretch is empty unless it is after {@code from}
     */
    public synchronized List<Level> levels(Asset asset, Instant from, Instant to) {
        return shown.levels(asset).between(from, to);
    }

    /** All alerts: open ones first, then those raised last. */
    public synchronized List<AlertHead> alerts() {
        return shown.alerts().heads();
    }

    /**
     * The records of one alert, each a line of JSON as {@code AlertCodec} writes it, in the order
     * of their numbers; empty when no such alert is known.
     */
    public synchronized List<String> alertRecords(String id) {
        return shown.alerts().records(id);
    }

    /** The decisions, by the time at which they took effect; the newest first. */
    public synchronized List<Decision> decisions() {
        return shown.decisions();
    }

    /** The decision of that id; empty when none is known. */
    public synchronized Optional<Decision> decision(String id) {
        return shown.decision(id);
    }

    /** The verdicts, the newest first. */
    public synchronized List<Verdict> verdicts() {
        return shown.verdicts();
    }
}
