package io.bellwether.pipeline;

import io.bellwether.pipeline.RecordScorer.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Scores a few records one after the other. If that fails twice, it halves them until the one bad
 * record stands alone; that one becomes a dead letter, and the others are scored. The second try
 * costs little and spares a record that failed for a reason outside itself.
 *
 * <p>A stack that overflows counts as a failure of the record, because a deep enough parse tree can
 * bring it about; any other {@code Error} is the machine's and goes through.
 */
final class ChunkScorer implements Function<List<InputRecord>, List<Made>> {

    private final RecordScorer scorer;

    ChunkScorer(RecordScorer scorer) {
        this.scorer = scorer;
    }

    @Override
    public List<Made> apply(List<InputRecord> chunk) {
        List<Made> made = new ArrayList<>(chunk.size());
        score(chunk, made);
        return made;
    }

    private void score(List<InputRecord> records, List<Made> made) {
        Throwable failure = attempt(records, made);
        if (failure != null) {
            failure = attempt(records, made);
        }
        if (failure == null) {
            return;
        }
        if (records.size() == 1) {
            made.add(scorer.setAside(records.get(0), failure));
            return;
        }
        int middle = records.size() / 2;
        score(records.subList(0, middle), made);
        score(records.subList(middle, records.size()), made);
    }

    /** Adds all or nothing; returns what went wrong, or null. */
    private @Nullable Throwable attempt(List<InputRecord> records, List<Made> made) {
        List<Made> tried = new ArrayList<>(records.size());
        try {
            for (InputRecord record : records) {
                tried.add(scorer.process(record));
            }
        } catch (RuntimeException | StackOverflowError e) {
            return e;
        }
        made.addAll(tried);
        return null;
    }
}
