package io.bellwether.sentiment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scores texts. Implementations may be called by several threads at once, give the same score to
 * the same text always, never throw for any text, and bound their work by counting tokens, never by
 * time: a time-out would make a replay differ from the live run.
 */
public interface SentimentScorer {

    /** Name and content hash of the model, such as {@code linear-3f2a9c01d2e4b5a6}. */
    String id();

    /**
     * Scores one text.
     *
     * @param text up to {@link io.bellwether.feedback.Feedback#MAX_TEXT_LENGTH} characters
     * @param language what the source said of it, or null
     */
    Score score(String text, @Nullable String language);

    /**
     * The words that made the level of a text low, as they stand in it, the one that weighs most
     * first, or in the order of the text where only phrases have a weight. Empty where this scorer
     * cannot tell, and where nothing speaks for a low level.
     *
     * @param text as for {@link #score}
     */
    default List<String> carriers(String text) {
        return List.of();
    }
}
