package io.bellwether.codec;

import io.bellwether.feedback.Feedback;
import io.bellwether.sentiment.ScoredFeedback;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells lines of equal content apart: the second one's id ends in {@code -2}, the third one's in
 * {@code -3}. Lines that are equal in everything the detector sees may swap these ends when a file
 * is shuffled, and nothing else changes. One object for all files of a run; not safe for use by
 * several threads. Keeps one entry for each different line without an id of its own.
 */
public final class ContentIds {

    private final Map<String, Integer> occurrences = new HashMap<>();

    /** {@code line} under an id that no earlier line had; unchanged if it brought an id itself. */
    public FileLine distinct(FileLine line) {
        return switch (line) {
            case FileLine.Text text ->
                    text.isContentId()
                            ? new FileLine.Text(
                                    renamed(text.feedback(), next(text.feedback().id())), true)
                            : text;
            case FileLine.AlreadyScored scored ->
                    scored.isContentId()
                            ? new FileLine.AlreadyScored(
                                    renamed(scored.feedback(), next(scored.feedback().id())), true)
                            : scored;
            case FileLine.Rejected rejected -> rejected;
        };
    }

    private String next(String id) {
        int occurrence = occurrences.merge(id, 1, Integer::sum);
        return occurrence == 1 ? id : id + "-" + occurrence;
    }

    private static Feedback renamed(Feedback from, String id) {
        return new Feedback(
                id,
                from.asset(),
                from.eventTime(),
                from.text(),
                from.author(),
                from.rating(),
                from.source(),
                from.language(),
                from.segment(),
                from.pointer(),
                from.sourcePartition());
    }

    private static ScoredFeedback renamed(ScoredFeedback from, String id) {
        return new ScoredFeedback(
                id,
                from.asset(),
                from.eventTime(),
                from.author(),
                from.score(),
                from.rating(),
                from.source(),
                from.segment(),
                from.fingerprint(),
                from.sketch(),
                from.pointer(),
                from.sourcePartition(),
                from.scorerId(),
                from.themes());
    }
}
