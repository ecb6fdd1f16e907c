package io.bellwether.alert;

import io.bellwether.feedback.Fingerprint;
import io.bellwether.feedback.Hash;
import io.bellwether.feedback.Sketch;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

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

    private static final Comparator<Candidate> BEST_FIRST = Evidence::compare;

    private final TreeMap<Long, List<Candidate>> hours = new TreeMap<>();

    /** The hour of the last vote and its best; they are looked up when it ends. */
    private long lastHour = Long.MIN_VALUE;

    private List<Candidate> lastBest = List.of();

    /** Considers one vote of the given level. Votes come in the order of event time. */
    public void add(ScoredFeedback vote, double level) {
        long hour = hourOf(vote.eventTime());
        if (hour != lastHour) {
            hours.headMap(hour - HOURS_KEPT).clear();
            lastBest = hours.computeIfAbsent(hour, key -> new ArrayList<>(PER_HOUR + 1));
            lastHour = hour;
        }
        List<Candidate> best = lastBest;
        if (best.size() == PER_HOUR && isNoBetter(vote, level, best.getLast())) {
            return;
        }
        best.add(candidate(vote, level));
        best.sort(BEST_FIRST);
        if (best.size() > PER_HOUR) {
            best.removeLast();
        }
    }

    /** Whether {@code vote} as a candidate would not stand before {@code other}. */
    private static boolean isNoBetter(ScoredFeedback vote, double level, Candidate other) {
        return compare(
                        other,
                        vote.fingerprint() == Fingerprint.NONE,
                        level,
                        vote.eventTime(),
                        vote.id())
                <= 0;
    }

    private static int compare(Candidate one, Candidate other) {
        Quote quote = other.quote;
        return compare(
                one,
                other.fingerprint == Fingerprint.NONE,
                quote.level(),
                quote.eventTime(),
                quote.feedbackId());
    }

    /** Written out, because nearly every vote is compared and few become candidates. */
    private static int compare(
            Candidate one, boolean isWord, double level, Instant eventTime, String id) {
        int bySentence = Boolean.compare(one.fingerprint == Fingerprint.NONE, isWord);
        if (bySentence != 0) {
            return bySentence;
        }
        int byLevel = Double.compare(one.quote.level(), level);
        if (byLevel != 0) {
            return byLevel;
        }
        int byTime = one.quote.eventTime().compareTo(eventTime);
        return byTime != 0 ? byTime : one.quote.feedbackId().compareTo(id);
    }

    private static Candidate candidate(ScoredFeedback vote, double level) {
        String author = vote.author();
        return new Candidate(
                new Quote(
                        vote.id(),
                        vote.eventTime(),
                        level,
                        vote.source(),
                        vote.pointer(),
                        author == null ? 0 : Hash.mark(author)),
                vote.fingerprint(),
                vote.sketch());
    }

    /**
     * The best quotations since {@code onset}, best first, one an author and one of texts that are
     * nearly the same.
     *
     * @param isAllowed whether a quotation may be among them; asked for each that would be, which
     *     is then if so
     */
    public List<Quote> since(Instant onset, Predicate<Quote> isAllowed) {
        List<Candidate> candidates = new ArrayList<>();
        hours.tailMap(hourOf(onset)).values().forEach(candidates::addAll);
        candidates.removeIf(candidate -> candidate.quote.eventTime().isBefore(onset));
        candidates.sort(BEST_FIRST);
        List<Candidate> chosen = new ArrayList<>(QUOTES);
        for (Candidate candidate : candidates) {
            boolean isNew = chosen.size() < QUOTES && chosen.stream().noneMatch(candidate::repeats);
            if (isNew && isAllowed.test(candidate.quote)) {
                chosen.add(candidate);
            }
        }
        return chosen.stream().map(Candidate::quote).toList();
    }

    /** Lets go of what authors with those marks said; what stood behind it does not come back. */
    public void forgetAuthors(LongPredicate those) {
        hours.values().forEach(best -> best.removeIf(candidate -> candidate.quote.isOf(those)));
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

    private record Candidate(Quote quote, long fingerprint, Sketch sketch) {

        /**
         * Whether it is of the same author as {@code other}, or says the same, nearly so at least.
         */
        boolean repeats(Candidate other) {
            long author = quote.author();
            boolean isSameAuthor = author != 0 && author == other.quote.author();
            boolean isSameText =
                    fingerprint != Fingerprint.NONE && fingerprint == other.fingerprint;
            return isSameAuthor || isSameText || sketch.isNear(other.sketch);
        }

        void writeTo(StateWriter state) {
            QuoteState.put(state, quote);
            state.putLong(fingerprint);
            state.putLong(sketch.high()).putLong(sketch.low());
        }

        static Candidate restore(StateReader state) {
            return new Candidate(
                    QuoteState.get(state),
                    state.getLong(),
                    new Sketch(state.getLong(), state.getLong()));
        }
    }
}
