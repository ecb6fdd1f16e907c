package io.bellwether.monitor;

import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import io.bellwether.hypothesis.Hypothesis;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** One entry of an asset's journal. Everything that a monitor may know comes in as one of these. */
public sealed interface Input {

    /** Feedback with its score. */
    record Scored(ScoredFeedback feedback) implements Input {}

    /**
     * Word from the reader of an asset's input: which partitions there are, and which of them had
     * no unread record.
     *
     * @param asset whose input
     * @param at wall clock of the poll that found {@code idle} empty, as the member's machine has
     *     it; counts as the time of writing where it is later than that
     * @param sources every input partition of the asset; replaces what was said before
     * @param idle those of them that were read to their end; a part of {@code sources}
     */
    record Heartbeat(Asset asset, Instant at, SortedSet<String> sources, SortedSet<String> idle)
            implements Input {
        public Heartbeat {
            sources = Collections.unmodifiableSortedSet(new TreeSet<>(sources));
            idle = Collections.unmodifiableSortedSet(new TreeSet<>(idle));
        }
    }

    /** A decision of the company. */
    record DecisionMade(Decision decision) implements Input {}

    /**
     * The present level of {@code asset} is accepted as its new normal.
     *
     * @param id unique; a repeated delivery does nothing
     * @param by the role that accepted
     */
    record LevelAccepted(String id, Asset asset, Instant at, String by) implements Input {}

    /**
     * Feedback of the last weeks once more, scored by a scorer that is about to take over. It moves
     * nothing before {@link ScorerReplaced}. Comes in the order of event time.
     */
    record Rescored(ScoredFeedback feedback) implements Input {}

    /**
     * Another scorer scores the texts of {@code asset} from here on. What it has {@link Rescored
     * scored again} takes the place of the old scores.
     *
     * @param id unique; a repeated delivery does nothing
     * @param scorerId who takes over
     */
    record ScorerReplaced(String id, Asset asset, String scorerId, Instant at) implements Input {}

    /** The settings that hold from here on. */
    record SettingsChanged(MonitorSettings settings) implements Input {}

    /**
     * An author asked to be forgotten. What they said up to then is nobody's any more: it is quoted
     * no more, and what of it was not read yet never is.
     *
     * @param id unique; a repeated delivery does nothing
     * @param at up to when, in event time; not after the time of writing
     * @param by the role that ordered it
     * @param pseudonyms every name that the author has or had in this asset
     */
    record AuthorErased(String id, Asset asset, Instant at, String by, SortedSet<String> pseudonyms)
            implements Input {
        public AuthorErased {
            pseudonyms = Collections.unmodifiableSortedSet(new TreeSet<>(pseudonyms));
        }
    }

    /**
     * Which key authors are named by from here on. With another one everybody has a new name, and
     * nobody may count twice for it.
     *
     * @param keyId tells keys apart, and nothing of the key
     */
    record AuthorsNamed(Asset asset, String keyId) implements Input {}

    /** A claim was registered, of this asset or of another one. */
    record HypothesisRegistered(Hypothesis hypothesis) implements Input {}
}
