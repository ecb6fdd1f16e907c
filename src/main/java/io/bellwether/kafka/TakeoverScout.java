package io.bellwether.kafka;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Pointer;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.ScorersHeard;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out from the journal what a takeover has to do. Blocks; belongs to one thread. */
final class TakeoverScout {

    /** No record's event time lies further ahead of the time at which it was written. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final TopicReader reader;
    private final TopicNames names;
    private final TakeoverSettings settings;
    private final InstantSource clock;
    private final PastJournal journal;
    private final Map<Asset, Scan> scans = new EnumMap<>(Asset.class);

    TakeoverScout(
            TopicReader reader, TopicNames names, TakeoverSettings settings, InstantSource clock) {
        this.reader = reader;
        this.names = names;
        this.settings = settings;
        this.clock = clock;
        this.journal = new PastJournal(reader, names, settings.journal());
    }

    /** Who is in office by now; empty when nobody has scored anything yet. */
    Optional<String> inOffice(Asset asset) {
        return follow(asset).heard.inOffice();
    }

    /** What has still to be scored again. Tells the listener that it begins. */
    PastRecords past(Asset asset) {
        Scan latest = follow(asset);
        Instant about = latest.newest.minus(settings.span());
        TopicRange range = journal.since(about.minus(CLOCK_TOLERANCE), journal.all(asset));
        Scan past = new Scan(settings.scorerId(), about);
        journal.read(range, past::hear);
        Instant from = past.newest.minus(settings.span());
        settings.listener()
                .begun(
                        asset,
                        latest.heard.inOffice().orElse(""),
                        from,
                        past.newest,
                        Math.max(0, past.records - past.heard.again()));
        Pointer done =
                past.heard
                        .lastAgain()
                        .filter(entry -> !entry.eventTime().isBefore(from))
                        .map(ScoredFeedback::pointer)
                        .orElse(null);
        List<String> topics = names.feedback().getOrDefault(asset, List.of());
        return new PastRecords(
                journal, new PastTexts(reader, settings.feedback(), topics), range, from, done);
    }

    /** The word with which the scorer takes over. The place in the journal makes it unique. */
    Input.ScorerReplaced replaced(Asset asset) {
        String id = settings.scorerId() + "@" + journal.all(asset).to();
        return new Input.ScorerReplaced(id, asset, settings.scorerId(), clock.instant());
    }

    /** Reads on from where it stopped; the first time, the end of the journal. */
    private Scan follow(Asset asset) {
        TopicRange all = journal.all(asset);
        Scan scan = scans.get(asset);
        TopicRange unread;
        if (scan == null) {
            scan = new Scan(settings.scorerId(), Instant.MIN);
            scans.put(asset, scan);
            unread = journal.tail(all, input -> input instanceof Input.Scored);
        } else {
            unread = PastJournal.from(scan.end, all);
        }
        journal.read(unread, scan::hear);
        scan.end = unread.to();
        return scan;
    }

    /** What was read of a journal. */
    private static final class Scan {
        private final ScorersHeard heard;
        private final Instant countFrom;
        private Instant newest = Instant.EPOCH;
        private long records;
        private long end;

        Scan(String scorerId, Instant countFrom) {
            this.heard = new ScorersHeard(scorerId);
            this.countFrom = countFrom;
        }

        void hear(Input input) {
            heard.hear(input);
            if (input instanceof Input.Scored scored) {
                Instant time = scored.feedback().eventTime();
                newest = newest.isBefore(time) ? time : newest;
                records += time.isBefore(countFrom) ? 0 : 1;
            }
        }
    }
}
