package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.feedback.Pointer;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.replay.Replay;
import io.bellwether.sentiment.SentimentScorer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The journal as a past. Owns {@code topics}.
 *
 * @param options which part of it, and what is declared of it
 * @param keepsSettings whether the configuration's settings hold in place of those that the journal
 *     tells of
 * @param isRescored whether every text is scored again
 */
record JournalSource(
        PastTopics topics, HistoryOptions options, boolean keepsSettings, boolean isRescored)
        implements ReplaySource {

    @Override
    public List<Found> replay(Supplier<SentimentScorer> scorer, List<Configuration> settings) {
        List<Replay> replays = settings.stream().map(this::begin).toList();
        JournalHistory.Driven driven = drive(scorer, replays);
        ErasedQuotes erased = topics.erased();
        return replays.stream()
                .map(
                        replay ->
                                new Found(
                                        erased.leftOut(replay.found()),
                                        driven.rejected(),
                                        driven.again()))
                .toList();
    }

    private JournalHistory.Driven drive(Supplier<SentimentScorer> scorer, List<Replay> replays) {
        JournalHistory history = new JournalHistory(topics, options.stretch());
        if (!isRescored) {
            return history.drive(replays);
        }
        try (Rescoring rescoring = new Rescoring(scorer.get())) {
            return history.drive(replays, rescoring);
        }
    }

    private Replay begin(Configuration settings) {
        return keepsSettings
                ? Replay.under(asset -> options.declared(settings.monitorSettings(asset)))
                : Replay.following(asset -> MonitorSettings.defaults());
    }

    @Override
    public Map<Pointer, String> texts(Set<Pointer> places) {
        return topics.texts(places);
    }

    @Override
    public void close() {
        topics.close();
    }
}
