package io.bellwether.pipeline;

import io.bellwether.hypothesis.Verdict;
import io.bellwether.monitor.Level;

/**
 * What a monitor pipeline is made of, beside its source.
 *
 * @param names the topics
 * @param entries reads the journal
 * @param monitors makes monitors
 * @param history finds what they knew
 * @param snapshots keeps what they know
 * @param alerts writes alerts
 * @param levels writes levels
 * @param verdicts writes verdicts
 * @param quotes fetches what the quoted people said
 * @param deadLetters for journal entries that cannot be read
 * @param listener hears how the monitors stand
 */
public record MonitorParts(
        TopicNames names,
        EntryReader entries,
        MonitorFactory monitors,
        History history,
        SnapshotEncoder snapshots,
        AlertEncoder alerts,
        Encoder<Level> levels,
        Encoder<Verdict> verdicts,
        QuoteSource quotes,
        DeadLetters deadLetters,
        MonitorListener listener) {}
