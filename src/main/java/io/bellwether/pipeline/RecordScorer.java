package io.bellwether.pipeline;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Decoded;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Rejection;
import io.bellwether.monitor.Input;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.sentiment.SentimentScorer;
import io.bellwether.theme.ThemeRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns one input record into what is written for it: feedback into a scored journal entry,
 * decisions and controls into copies in the journals they concern, and what cannot be read into a
 * dead letter. Safe for use by several threads if its parts are.
 */
public final class RecordScorer {

    private final TopicNames names;
    private final FeedbackReader feedbackReader;
    private final EntryReader noticeReader;
    private final SentimentScorer scorer;
    private final ThemeRules themes;
    private final Encoder<Input> encoder;
    private final DeadLetters deadLetters;
    private final Function<Asset, List<Input>> openings;

    /**
     * @param noticeReader reads the topics of decisions and controls
     * @param themes finds what texts are about
     * @param encoder writes journal entries
     * @param openings what a journal is told when its input is taken over: how the asset is to be
     *     watched, and by which key authors are named
     */
    public RecordScorer(
            TopicNames names,
            FeedbackReader feedbackReader,
            EntryReader noticeReader,
            SentimentScorer scorer,
            ThemeRules themes,
            Encoder<Input> encoder,
            DeadLetters deadLetters,
            Function<Asset, List<Input>> openings) {
        this.names = names;
        this.feedbackReader = feedbackReader;
        this.noticeReader = noticeReader;
        this.scorer = scorer;
        this.themes = themes;
        this.encoder = encoder;
        this.deadLetters = deadLetters;
        this.openings = openings;
    }

    /** Everything that is to be written for {@code record}. */
    Made process(InputRecord record) {
        Asset asset = names.assetOf(record.topic()).orElse(null);
        return asset == null ? copy(record) : score(asset, record);
    }

    /** A record whose scoring fails again and again. */
    Made setAside(InputRecord record, Throwable failure) {
        // The exception's message is left out: it may quote the text.
        String detail = "scoring failed with " + failure.getClass().getName();
        return dead(record, new Rejection(Rejection.Reason.SCORER_FAILED, detail));
    }

    /**
     * The journal entries for a heartbeat. The first one after an assignment, which knows of no
     * idle partition, brings the openings along: they hold before any feedback is watched, and
     * reach the monitor through the journal like everything else.
     */
    List<OutputRecord> heartbeat(Input.Heartbeat heartbeat) {
        OutputRecord beat = journal(heartbeat.asset(), heartbeat);
        if (!heartbeat.idle().isEmpty()) {
            return List.of(beat);
        }
        List<OutputRecord> entries = new ArrayList<>(List.of(beat));
        for (Input opening : openings.apply(heartbeat.asset())) {
            entries.add(journal(heartbeat.asset(), opening));
        }
        return entries;
    }

    /**
     * The journal entry for a record of the past, with a new score and everything else as it was.
     * Empty when this scorer breaks on the text: the record keeps the score that it has.
     */
    Optional<OutputRecord> scoreAgain(Again again) {
        ScoredFeedback entry = again.entry();
        Feedback feedback = again.feedback();
        try {
            Input rescored = new Input.Rescored(entry.again(feedback, scorer, themes));
            return Optional.of(journal(entry.asset(), rescored)).filter(OutputRecord::isSendable);
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /** The journal entry with which the scorer takes over. */
    OutputRecord replaced(Input.ScorerReplaced replaced) {
        return journal(replaced.asset(), replaced);
    }

    private Made score(Asset asset, InputRecord record) {
        if (record.value() == null) {
            // Somebody deleted what stood under this key: nothing was said, and nothing is wrong.
            return new Made(record, List.of(), null, ScoringResult.DELETED);
        }
        return switch (feedbackReader.read(asset, record)) {
            case Decoded.Rejected rejected -> dead(record, rejected.rejection());
            case Decoded.Accepted accepted -> {
                ScoredFeedback scored = ScoredFeedback.of(accepted.feedback(), scorer, themes);
                OutputRecord entry = journal(asset, new Input.Scored(scored));
                boolean isScored = scored.score() instanceof Score.Scored;
                ScoringResult result = isScored ? ScoringResult.SCORED : ScoringResult.NOT_SCORED;
                yield sendable(record, List.of(entry), scored.eventTime(), result);
            }
        };
    }

    private Made copy(InputRecord record) {
        return switch (noticeReader.read(record)) {
            case Entries.Rejected rejected -> dead(record, rejected.rejection());
            case Entries.Read read -> {
                List<OutputRecord> copies = new ArrayList<>();
                for (Entries.Addressed entry : read.entries()) {
                    copies.add(journal(entry.asset(), entry.input()));
                }
                yield sendable(record, copies, null, ScoringResult.COPIED);
            }
        };
    }

    private Made sendable(
            InputRecord record,
            List<OutputRecord> entries,
            @Nullable Instant eventTime,
            ScoringResult result) {
        for (OutputRecord entry : entries) {
            if (!entry.isSendable()) {
                String detail =
                        "journal entry has "
                                + entry.sizeInBytes()
                                + " bytes; at most "
                                + OutputRecord.MAX_SIZE_IN_BYTES
                                + " can be sent";
                return dead(record, new Rejection(Rejection.Reason.TOO_LARGE, detail));
            }
        }
        return new Made(record, entries, eventTime, result);
    }

    private OutputRecord journal(Asset asset, Input input) {
        return encoder.encode(input).at(names.scored(), asset.partition());
    }

    private Made dead(InputRecord record, Rejection rejection) {
        List<OutputRecord> letter = List.of(deadLetters.of(record, rejection));
        return new Made(record, letter, null, ScoringResult.DEAD_LETTER);
    }

    /** What was made of one input record. */
    record Made(
            InputRecord record,
            List<OutputRecord> outputs,
            @Nullable Instant eventTime,
            ScoringResult result) {
        Made {
            outputs = List.copyOf(outputs);
        }
    }
}
