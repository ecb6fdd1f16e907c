package io.bellwether.app;

import io.bellwether.kafka.PastTexts;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.Again;
import io.bellwether.replay.JournalListener;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives one asset's journal on in its order, with the scores of another scorer. The texts are read
 * from the feedback topics, a part of the journal at a time. A record whose text is gone, or breaks
 * the scorer, keeps its score. What the journal itself tells of a change of scorers is left out:
 * here there is one from the beginning. Belongs to one thread.
 */
final class RescoredJournal implements JournalListener {

    private static final int LARGEST_PART = 5_000;

    private final Rescoring rescoring;
    private final PastTexts texts;
    private final JournalListener next;
    private final List<Entry> part = new ArrayList<>();
    private JournalHistory.Again counted = JournalHistory.Again.NONE;

    /**
     * @param next takes the entries
     */
    RescoredJournal(Rescoring rescoring, PastTopics topics, JournalListener next) {
        this.rescoring = rescoring;
        this.texts = topics.pastTexts();
        this.next = next;
    }

    private record Entry(Input input, Instant writtenAt) {}

    /** How many records have a new score by now, and how many keep theirs. */
    JournalHistory.Again counted() {
        return counted;
    }

    @Override
    public void take(Input input, Instant writtenAt) {
        if (input instanceof Input.Rescored || input instanceof Input.ScorerReplaced) {
            return;
        }
        part.add(new Entry(input, writtenAt));
        if (part.size() >= LARGEST_PART) {
            giveOn();
        }
    }

    @Override
    public void end() {
        giveOn();
        next.end();
    }

    private void giveOn() {
        List<ScoredFeedback> old = new ArrayList<>();
        for (Entry entry : part) {
            if (entry.input instanceof Input.Scored scored) {
                old.add(scored.feedback());
            }
        }
        List<Again> found = texts.find(old);
        List<Optional<ScoredFeedback>> scores = rescoring.score(found);
        int used = 0;
        int broken = 0;
        for (Entry entry : part) {
            Input input = entry.input;
            if (used < found.size()
                    && input instanceof Input.Scored scored
                    && scored.feedback().equals(found.get(used).entry())) {
                Optional<ScoredFeedback> score = scores.get(used++);
                broken += score.isEmpty() ? 1 : 0;
                input = new Input.Scored(score.orElse(scored.feedback()));
            }
            next.take(input, entry.writtenAt);
        }
        counted = counted.plus(new JournalHistory.Again(used - broken, old.size() - used, broken));
        part.clear();
    }
}
