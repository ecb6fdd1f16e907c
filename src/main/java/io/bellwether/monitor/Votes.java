package io.bellwether.monitor;

import io.bellwether.detection.Vote;
import io.bellwether.feedback.Hash;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.theme.ThemeLog;
import io.bellwether.window.Reading;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Makes votes of feedback, for whoever must count them as a {@link Monitor} does. That a text has
 * no score does not matter here: its stars may be a vote.
 */
public final class Votes {

    private Votes() {}

    /**
     * The vote that {@code feedback} is; empty where it is none. Its stratum is its source, and
     * whether its author was heard lately, was not, or has no name.
     *
     * @param reading what the rule of votes says of it
     */
    public static Optional<Vote> of(ScoredFeedback feedback, Reading reading) {
        return reading.isVote() ? Optional.of(vote(feedback, reading.name())) : Optional.empty();
    }

    /** The vote that a copy would be if it counted; its stratum does not matter. */
    static Vote ifCounted(ScoredFeedback copy) {
        return vote(copy, "");
    }

    private static Vote vote(ScoredFeedback feedback, String kind) {
        OptionalDouble stars =
                feedback.rating().isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of((feedback.rating().getAsInt() - 1) / 4.0);
        String stratum = kind + ' ' + feedback.source();
        return new Vote(feedback.eventTime(), text(feedback), stars, stratum);
    }

    /**
     * A mark of who cast {@code vote}, by which people are told apart: of the author; {@link
     * ThemeLog#NAMELESS} where the source has one for each person; 0 where they cannot be.
     */
    static long person(ScoredFeedback vote, MonitorSettings settings) {
        String author = vote.author();
        if (vote.isForgotten()) {
            return 0;
        }
        if (author != null) {
            return Hash.mark(author);
        }
        return settings.isOnePerPerson(vote.source()) ? ThemeLog.NAMELESS : 0;
    }

    private static OptionalDouble text(ScoredFeedback feedback) {
        return feedback.score() instanceof Score.Scored scored
                ? OptionalDouble.of(scored.level())
                : OptionalDouble.empty();
    }
}
