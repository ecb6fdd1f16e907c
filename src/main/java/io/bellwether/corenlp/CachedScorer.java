package io.bellwether.corenlp;

import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.SentimentScorer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A scorer that keeps its last scores for texts that come again, letter by letter and with the same
 * language. It gives the scores of the scorer behind it, always: those do not change.
 *
 * <p>A text's place is given by its hash alone, and the last to come has it, so entries are bounded
 * by number; texts of more than {@value #LONGEST} characters, which seldom come again, are not
 * kept, so they are bounded in size too. Threads share the entries without locks: an entry is
 * immutable, and a lost write costs one scoring.
 */
public final class CachedScorer implements SentimentScorer {

    /** The most characters of a text that is kept. */
    static final int LONGEST = 1000;

    private record Entry(String text, @Nullable String language, Score score) {}

    private final SentimentScorer scorer;
    private final @Nullable Entry[] entries;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /**
     * @param scorer is asked for what is not kept
     * @param entries the most scores that are kept, above 0
     */
    public CachedScorer(SentimentScorer scorer, int entries) {
        if (entries < 1) {
            throw new IllegalArgumentException("entries are " + entries + "; at least 1 is needed");
        }
        this.scorer = scorer;
        this.entries = new @Nullable Entry[entries];
    }

    @Override
    public String id() {
        return scorer.id();
    }

    @Override
    public Score score(String text, @Nullable String language) {
        if (text.length() > LONGEST) {
            return scorer.score(text, language);
        }
        int slot = Math.floorMod(text.hashCode(), entries.length);
        Entry entry = entries[slot];
        if (entry == null
                || !entry.text.equals(text)
                || !Objects.equals(entry.language, language)) {
            entry = new Entry(text, language, scorer.score(text, language));
            entries[slot] = entry;
            misses.increment();
        } else {
            hits.increment();
        }
        return entry.score;
    }

    /** Texts that were found, about: other threads may be adding. */
    public long hits() {
        return hits.sum();
    }

    /** Texts that were looked for and not found; those too long to be kept are not looked for. */
    public long misses() {
        return misses.sum();
    }

    /** Those of the scorer behind; they are not kept. */
    @Override
    public List<String> carriers(String text) {
        return scorer.carriers(text);
    }
}
