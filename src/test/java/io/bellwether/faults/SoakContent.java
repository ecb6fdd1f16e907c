package io.bellwether.faults;

import io.bellwether.demo.Message;
import io.bellwether.feedback.Asset;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.sentiment.SentimentScorer;

/**
 * Whether a journal entry tells what its record told: its time always, its score now and then.
 *
 * @param scorer is not the service's own
 */
record SoakContent(SoakStream stream, SentimentScorer scorer) {

    private static final int SCORED_AGAIN = 101;

    /** Levels are rounded in the journal. */
    private static final double ROUNDING = 0.001;

    /**
     * Looks at one entry.
     *
     * @throws AssertionError when it tells something else
     */
    void look(Asset asset, ScoredFeedback entry) {
        long n = SoakStream.number(entry.id());
        if (!entry.eventTime().equals(stream.eventTime(n)) || !SoakStream.isValid(n)) {
            throw new AssertionError("entry of record " + n + " is not what was sent");
        }
        if (n % SCORED_AGAIN == 0) {
            Score again = scorer.score(stream.text(asset, n), Message.LANGUAGE);
            if (!(Math.abs(level(again) - level(entry.score())) < ROUNDING)) {
                throw new AssertionError("record " + n + " of " + asset + " has another score");
            }
        }
    }

    private static double level(Score score) {
        return score instanceof Score.Scored scored ? scored.level() : -1;
    }
}
