package io.bellwether.alert;

import io.bellwether.feedback.Fingerprint;
import io.bellwether.feedback.Hash;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Remembers which votes could speak for an alert: of every hour of the last 14 days the {@value
 * #PER_HOUR} best. "Best" is a sentence rather than a word (8 words or more), then the lowest
 * level, then the earliest. It holds pointers, never texts. Not safe for several threads.
 */
public final class Evidence {

    /** Quotations in one alert record, at most. */
    public static final int QUOTES = 5;

    private static final int PER_HOUR = 6;
    private static final long HOURS_KEPT = Duration.ofDays(14).toHours();

    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparing((Candidate c) -> c.fingerprint == Fingerprint.NONE)
                    .thenComparingDouble(c -> c.quote.level())
                    .thenComparing(c -> c.quote.eventTime())
                    .thenComparing(c -> c.quote.feedbackId());

    private final TreeMap<Long, List<Candidate>> hours = new TreeMap<>();

    /** Considers one vote of the given level. Votes come in the order of event time. */
    public void add(ScoredFeedback vote, double level) {
        long hour = hourOf(vote.eventTime());
        hours.headMap(hour - HOURS_KEPT).clear();
        List<Candidate> best = hours.computeIfAbsent(hour, key -> new ArrayList<>(PER_HOUR + 1));
        Candidate candidate = candidate(vote, level);
        if (best.size() == PER_HOUR && BEST_FIRST.compare(best.getLast(), candidate) <= 0) {
            return;
        }
        best.add(candidate);
        best.sort(BEST_FIRST);
        if (best.size() > PER_HOUR) {
            best.removeLast();
        }
    }

    private static Candidate candidate(ScoredFeedback vote, double level) {
        String author = vote.author();
        return new Candidate(
                new Quote(vote.id(), vote.eventTime(), level, vote.source(), vote.pointer()),
                author == null ? 0 : Hash.mark(author),
                vote.fingerprint());
    }

    /** The best quotations since {@code onset}, best first, one an author and one a text. */
    public List<Quote> since(Instant onset) {
        List<Candidate> candidates = new ArrayList<>();
        hours.tailMap(hourOf(onset)).values().forEach(candidates::addAll);
        candidates.removeIf(candidate -> candidate.quote.eventTime().isBefore(onset));
        candidates.sort(BEST_FIRST);
        List<Quote> quotes = new ArrayList<>();
        Set<Long> authors = new HashSet<>();
        Set<Long> texts = new HashSet<>();
        for (Candidate candidate : candidates) {
            if (quotes.size() < QUOTES && candidate.isNew(authors, texts)) {
                quotes.add(candidate.quote);
            }
        }
        return quotes;
    }

    private static long hourOf(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 3600L);
    }

    /** Writes everything. */
    public void writeTo(StateWriter state) {
        state.putInt(hours.size());
        hours.forEach(
                (hour, best) -> {
                    state.putLong(hour).putInt(best.size());
                    best.forEach(candidate -> candidate.writeTo(state));
                });
    }

    /** Reads what {@link #writeTo} wrote. */
    public static Evidence restore(StateReader state) {
        Evidence evidence = new Evidence();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            long hour = state.getLong();
            int size = state.getInt();
            List<Candidate> best = new ArrayList<>(PER_HOUR + 1);
            for (int j = 0; j < size; j++) {
                best.add(Candidate.restore(state));
            }
            evidence.hours.put(hour, best);
        }
        return evidence;
    }

    /**
     * @param author mark of the author, 0 when unknown
     */
    private record Candidate(Quote quote, long author, long fingerprint) {

        boolean isNew(Set<Long> authors, Set<Long> texts) {
            boolean isNewAuthor = author == 0 || !authors.contains(author);
            boolean isNewText = fingerprint == Fingerprint.NONE || !texts.contains(fingerprint);
            if (isNewAuthor && isNewText) {
                authors.add(author);
                texts.add(fingerprint);
                return true;
            }
            return false;
        }

        void writeTo(StateWriter state) {
            QuoteState.put(state, quote);
            state.putLong(author).putLong(fingerprint);
        }

        static Candidate restore(StateReader state) {
            return new Candidate(QuoteState.get(state), state.getLong(), state.getLong());
        }
    }
}
