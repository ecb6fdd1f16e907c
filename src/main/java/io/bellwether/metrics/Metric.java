package io.bellwether.metrics;

import java.util.List;
import java.util.Locale;

/**
 * Every metric of the program's own, beside those of the Java VM and of Kafka's clients. The
 * reference in the documentation is made from this list, and nothing else knows a name.
 */
public enum Metric {
    LEVEL(
            "bellwether_level",
            Kind.GAUGE,
            "asset",
            "Mean of the votes in the last closed hour, on [0, 1]; of staff, in the last block of"
                    + " hours with five authors."),
    LEVEL_EXPECTED(
            "bellwether_level_expected",
            Kind.GAUGE,
            "asset",
            "What baseline and season expect of the same votes, on [0, 1]."),
    LEVEL_BAND(
            "bellwether_level_band",
            Kind.GAUGE,
            "asset",
            "Half the width of the 95 % band around what is expected."),
    LEVEL_TIMESTAMP(
            "bellwether_level_timestamp_seconds",
            Kind.GAUGE,
            "asset",
            "Event time at which the last closed hour ended, in seconds since 1970."),
    LOG_EVIDENCE(
            "bellwether_log_evidence",
            Kind.GAUGE,
            "asset",
            "Natural logarithm of the evidence M of a drop in texts, at the end of the last closed"
                    + " hour."),
    LOG_BUDGET(
            "bellwether_log_budget",
            Kind.GAUGE,
            "asset",
            "Natural logarithm of the threshold that this evidence has to exceed."),
    STATE(
            "bellwether_state",
            Kind.GAUGE,
            "asset state",
            "1 for the asset's condition, 0 for every other."),
    OPEN_ALERTS(
            "bellwether_open_alerts",
            Kind.GAUGE,
            "asset severity",
            "Alerts that are open: an asset has one or none."),
    ALERTS_RAISED(
            "bellwether_alerts_raised_total",
            Kind.COUNTER,
            "asset severity",
            "Alerts opened, by the severity that they had first."),
    VOTES("bellwether_votes_total", Kind.COUNTER, "asset", "Votes in closed hours."),
    FEEDBACK(
            "bellwether_feedback_total",
            Kind.COUNTER,
            "asset",
            "Records of feedback in closed hours, votes or not."),
    LATE(
            "bellwether_late_total",
            Kind.COUNTER,
            "asset",
            "Records that came behind the watermark, told with the next hour that closes."),
    DUPLICATES(
            "bellwether_duplicates_total",
            Kind.COUNTER,
            "asset",
            "Records in closed hours that were dropped as repeated deliveries."),
    NOT_SCORED(
            "bellwether_not_scored_total",
            Kind.COUNTER,
            "asset",
            "Records in closed hours whose text cannot be scored."),
    WATERMARK(
            "bellwether_watermark_timestamp_seconds",
            Kind.GAUGE,
            "asset",
            "Event time up to which everything was read, in seconds since 1970."),
    WATERMARK_LAG(
            "bellwether_watermark_lag_seconds",
            Kind.GAUGE,
            "asset",
            "Wall clock less the watermark: how old the news is. At least the lateness that is"
                    + " allowed, and the age of history while that is read."),
    NEWEST_EVENT(
            "bellwether_newest_event_timestamp_seconds",
            Kind.GAUGE,
            "asset",
            "The newest event time read, in seconds since 1970."),
    HELD("bellwether_held_records", Kind.GAUGE, "asset", "Records that wait for the watermark."),
    IDLE_PARTITIONS(
            "bellwether_idle_partitions",
            Kind.GAUGE,
            "asset",
            "Input partitions of this member that are read to their end and quiet."),
    RECORDS("bellwether_records_total", Kind.COUNTER, "role", "Records read and committed."),
    OUTPUTS(
            "bellwether_outputs_total",
            Kind.COUNTER,
            "role",
            "Records written and committed, dead letters and snapshots among them."),
    LAG(
            "bellwether_lag_records",
            Kind.GAUGE,
            "role",
            "Records of this member's partitions that it has not committed; NaN while no broker has"
                    + " told."),
    DEAD_LETTERS(
            "bellwether_dead_letters_total",
            Kind.COUNTER,
            "topic reason",
            "Records set aside, by the topic that they were read from."),
    COMMITS("bellwether_commits_total", Kind.COUNTER, "role", "Transactions committed."),
    ABORTS(
            "bellwether_transaction_aborts_total",
            Kind.COUNTER,
            "role",
            "Transactions begun and not committed."),
    RESTARTS(
            "bellwether_restarts_total",
            Kind.COUNTER,
            "role",
            "Times that the role began anew after an error."),
    BATCH(
            "bellwether_batch_seconds",
            Kind.HISTOGRAM,
            "role",
            "From the time when a batch was handed out until it was committed."),
    COMMIT(
            "bellwether_commit_seconds",
            Kind.HISTOGRAM,
            "role",
            "What the transaction of a batch took, the wait for its turn included."),
    SCORING(
            "bellwether_scoring_seconds",
            Kind.HISTOGRAM,
            "",
            "What scoring a batch took, without its commit."),
    SCORED(
            "bellwether_scored_texts_total",
            Kind.COUNTER,
            "outcome",
            "Records that the role score has dealt with, committed or not."),
    CACHE(
            "bellwether_score_cache_total",
            Kind.COUNTER,
            "result",
            "Texts that were looked up among the last scores, found (hit) or not (miss)."),
    TAKEOVER_RECORDS(
            "bellwether_takeover_records",
            Kind.GAUGE,
            "asset",
            "Records of the past that a new scorer has to score again in the takeover that this"
                    + " member leads; absent without one."),
    TAKEOVER_DONE(
            "bellwether_takeover_done_records", Kind.GAUGE, "asset", "How many of those are read."),
    RESTORED(
            "bellwether_restored_entries_total",
            Kind.COUNTER,
            "asset",
            "Journal entries read to restore a monitor."),
    SNAPSHOTS(
            "bellwether_snapshots_total",
            Kind.COUNTER,
            "asset",
            "Snapshots of the monitor written."),
    SNAPSHOT_SIZE("bellwether_snapshot_bytes", Kind.GAUGE, "asset", "Size of the last snapshot."),
    SNAPSHOT_TIMESTAMP(
            "bellwether_snapshot_timestamp_seconds",
            Kind.GAUGE,
            "asset",
            "When the last snapshot was written, in seconds since 1970."),
    BROKERS_ANSWER(
            "bellwether_brokers_answer",
            Kind.GAUGE,
            "",
            "1 while the brokers answer and have every topic, else 0."),
    NOTIFY_DELIVERIES(
            "bellwether_notify_deliveries_total",
            Kind.COUNTER,
            "target name outcome",
            "Attempts to tell a target of an alert, and records that were set aside: delivered, failed,"
                    + " refused or dead_letter."),
    NOTIFY_OPEN(
            "bellwether_notify_alerts_open",
            Kind.GAUGE,
            "",
            "Alerts that are open and told to Alertmanager."),
    NOTIFY_LATENCY(
            "bellwether_notify_latency_seconds",
            Kind.SUMMARY,
            "target name",
            "From the writing of an alert's record to its delivery."),
    BUILD("bellwether_build_info", Kind.GAUGE, "version", "1, with the version.");

    /** How a metric goes. */
    public enum Kind {
        /** Goes up only, and from 0 after a restart. */
        COUNTER,
        GAUGE,
        /** Counts times, in buckets. */
        HISTOGRAM,
        /** Counts times, without buckets. */
        SUMMARY;

        /** The word that Prometheus has for it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String id;
    private final Kind kind;
    private final String labels;
    private final String help;

    /**
     * @param labels parted by blanks
     */
    Metric(String id, Kind kind, String labels, String help) {
        this.id = id;
        this.kind = kind;
        this.labels = labels;
        this.help = help;
    }

    /** The name, as in {@code bellwether_level}. */
    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** The labels that tell its series apart; never an id or a text. */
    public List<String> labels() {
        return labels.isEmpty() ? List.of() : List.of(labels.split(" ", -1));
    }

    /** A sentence: what it counts or measures. */
    public String help() {
        return help;
    }

    /** The unit, or what is counted. */
    public String unit() {
        if (id.contains("_seconds")) {
            return "seconds";
        }
        if (id.endsWith("_bytes")) {
            return "bytes";
        }
        return kind == Kind.COUNTER || id.endsWith("_records") ? "count" : "none";
    }
}
