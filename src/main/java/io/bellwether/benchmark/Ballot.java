package io.bellwether.benchmark;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Fingerprint;
import io.bellwether.feedback.Pointer;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.window.VoteRule;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells which simulated messages are votes, by the rule of the service. Not safe for several
 * threads.
 */
final class Ballot {

    private static final Duration AUTHOR_WINDOW = Duration.ofHours(12);
    private static final Pointer NOWHERE = new Pointer.InFile("simulated", 1);
    private static final SortedMap<String, String> NO_SEGMENT = new TreeMap<>();

    private final VoteRule rule = new VoteRule(AUTHOR_WINDOW);
    private long read;

    /** Whether {@code message}, not earlier than any before it, is a vote. */
    boolean isVote(Message message) {
        read++;
        ScoredFeedback feedback =
                new ScoredFeedback(
                        Long.toString(read),
                        Asset.USERS,
                        Instant.ofEpochSecond(message.epochSecond()),
                        Long.toString(message.author()),
                        Score.Scored.ofLevel(message.level()),
                        OptionalInt.empty(),
                        "",
                        NO_SEGMENT,
                        Fingerprint.NONE,
                        NOWHERE,
                        "",
                        "");
        return rule.read(feedback, false).isVote();
    }
}
