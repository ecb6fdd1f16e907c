package io.bellwether.window;

import io.bellwether.feedback.Hash;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.function.ToLongFunction;

/**
 * Decides which records are votes: one voice each, however often it is raised. A record with stars
 * has a voice even where its text has no score. A text that is a copy of another one, or nearly so,
 * is no vote for a day. Takes records in the order of event time and remembers ids and texts for 24
 * hours, authors for 14 days. Not safe for several threads.
 */
public final class VoteRule {

    /** How far back authors can be counted. */
    public static final Duration AUTHORS_COUNTED = Duration.ofDays(14);

    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final long HOUR = 3600;

    private final LastSeen ids;
    private final Copies copies;
    private final LastSeen authors;

    /** Those of them who gave stars, and when they did so last. */
    private final LastSeen authorsOfStars;

    /** Those of them who gave stars without a scored text, and when they did so last. */
    private final LastSeen authorsOfStarsOnly;

    /** Votes without author by hour: all of them, and those of one-per-person sources. */
    private final NavigableMap<Long, Anonymous> anonymous;

    private long authorWindowSeconds;

    public VoteRule(Duration authorWindow) {
        this(
                authorWindow,
                new LastSeen(DAY),
                new Copies(),
                new LastSeen(AUTHORS_COUNTED.toSeconds()),
                new LastSeen(AUTHORS_COUNTED.toSeconds()),
                new LastSeen(AUTHORS_COUNTED.toSeconds()),
                new TreeMap<>());
    }

    private VoteRule(
            Duration authorWindow,
            LastSeen ids,
            Copies copies,
            LastSeen authors,
            LastSeen authorsOfStars,
            LastSeen authorsOfStarsOnly,
            NavigableMap<Long, Anonymous> anonymous) {
        this.authorWindowSeconds = authorWindow.toSeconds();
        this.ids = ids;
        this.copies = copies;
        this.authors = authors;
        this.authorsOfStars = authorsOfStars;
        this.authorsOfStarsOnly = authorsOfStarsOnly;
        this.anonymous = anonymous;
    }

    /** The author window from here on. */
    public void changeAuthorWindow(Duration changed) {
        authorWindowSeconds = changed.toSeconds();
    }

    /**
     * Reads one record.
     *
     * @param feedback not earlier than any before it
     * @param isOnePerPerson whether its source is declared so
     */
    public Reading read(ScoredFeedback feedback, boolean isOnePerPerson) {
        long now = feedback.eventTime().getEpochSecond();
        long id = Hash.mark(feedback.id());
        if (isWithin(ids.get(id), now, DAY)) {
            return Reading.DUPLICATE;
        }
        ids.put(id, now);
        boolean hasText = feedback.score() instanceof Score.Scored;
        if (!hasText && feedback.rating().isEmpty()) {
            return Reading.SILENT;
        }
        long author = feedback.author() == null ? 0 : Hash.mark(feedback.author());
        long heard = author == 0 ? LastSeen.NEVER : authors.get(author);
        if (isWithin(heard, now, authorWindowSeconds)) {
            return Reading.SAME_AUTHOR;
        }
        if (copies.isCopy(feedback, now)) {
            return readCopy(author, now);
        }
        count(author, now, isOnePerPerson, feedback);
        if (author == 0) {
            return Reading.NAMELESS_VOTE;
        }
        return isWithin(heard, now, AUTHORS_COUNTED.toSeconds())
                ? Reading.VOTE
                : Reading.FIRST_VOTE;
    }

    private Reading readCopy(long author, long now) {
        if (author != 0 && isWithin(copies.lastOf(author), now, authorWindowSeconds)) {
            return Reading.SAME_AUTHOR;
        }
        copies.count(author, now);
        return Reading.COPY;
    }

    private void count(long author, long now, boolean isOnePerPerson, ScoredFeedback vote) {
        boolean hasText = vote.score() instanceof Score.Scored;
        boolean hasStars = vote.rating().isPresent();
        if (author != 0) {
            authors.put(author, now);
            if (hasStars) {
                authorsOfStars.put(author, now);
            }
            if (!hasText) {
                authorsOfStarsOnly.put(author, now);
            }
            return;
        }
        long person = isOnePerPerson ? 1 : 0;
        Anonymous one = new Anonymous(1, person, hasText ? person : 0, hasStars ? person : 0);
        anonymous.merge(Math.floorDiv(now, HOUR), one, Anonymous::plus);
        anonymous.headMap(Math.floorDiv(now - AUTHORS_COUNTED.toSeconds(), HOUR)).clear();
    }

    private static boolean isWithin(long seen, long now, long window) {
        return seen != LastSeen.NEVER && now - seen < window;
    }

    /**
     * Different authors of votes from {@code since} to {@code now}, but not further back than
     * {@link #AUTHORS_COUNTED}; every vote without author counts as one.
     */
    public long authors(Instant since, Instant now) {
        Instant from = latest(since, now.minus(AUTHORS_COUNTED));
        return authors.countSince(from.getEpochSecond()) + anonymousSince(from).all;
    }

    /**
     * As {@link #authors}, but votes without author count only from one-per-person sources, and of
     * these the most of any one UTC day: those of another day may be the same people.
     */
    public long floorAuthors(Instant since, Instant now) {
        Instant from = latest(since, now.minus(AUTHORS_COUNTED));
        return authors.countSince(from.getEpochSecond())
                + mostOfADay(from, Anonymous::onePerPerson);
    }

    /**
     * As {@link #floorAuthors}, for figures that rest on texts: those who gave stars without a
     * scored text since {@code since} do not count, even if they also wrote one.
     */
    public long floorAuthorsOfText(Instant since, Instant now) {
        Instant from = latest(since, now.minus(AUTHORS_COUNTED));
        long all = authors.countSince(from.getEpochSecond());
        long ofStarsOnly = authorsOfStarsOnly.countSince(from.getEpochSecond());
        return all - ofStarsOnly + mostOfADay(from, Anonymous::onePerPersonOfText);
    }

    /** As {@link #floorAuthors}, for figures that rest on stars: those who gave some count. */
    public long floorAuthorsOfStars(Instant since, Instant now) {
        Instant from = latest(since, now.minus(AUTHORS_COUNTED));
        return authorsOfStars.countSince(from.getEpochSecond())
                + mostOfADay(from, Anonymous::onePerPersonOfStars);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private long mostOfADay(Instant since, ToLongFunction<Anonymous> count) {
        long most = 0;
        long day = Long.MIN_VALUE;
        long ofDay = 0;
        long first = Math.floorDiv(since.getEpochSecond(), HOUR);
        for (Map.Entry<Long, Anonymous> part : anonymous.tailMap(first).entrySet()) {
            long next = Math.floorDiv(part.getKey() * HOUR, DAY);
            ofDay = (next == day ? ofDay : 0) + count.applyAsLong(part.getValue());
            day = next;
            most = Math.max(most, ofDay);
        }
        return most;
    }

    private Anonymous anonymousSince(Instant since) {
        Anonymous sum = new Anonymous(0, 0, 0, 0);
        long hour = Math.floorDiv(since.getEpochSecond(), HOUR);
        for (Anonymous part : anonymous.tailMap(hour).values()) {
            sum = sum.plus(part);
        }
        return sum;
    }

    /**
     * Drops the names of authors with those marks. What they said goes on counting as somebody's,
     * so that no figure differs by one of them, but towards no floor.
     *
     * @param now up to which everything was read: whoever was not heard for {@link
     *     #AUTHORS_COUNTED} by then does not count
     */
    public void forgetAuthors(LongPredicate those, Instant now) {
        long first = now.minus(AUTHORS_COUNTED).getEpochSecond();
        for (long seen : authors.forget(those)) {
            if (seen >= first) {
                Anonymous one = new Anonymous(1, 0, 0, 0);
                anonymous.merge(Math.floorDiv(seen, HOUR), one, Anonymous::plus);
            }
        }
        authorsOfStars.forget(those);
        authorsOfStarsOnly.forget(those);
        copies.forgetSenders(those);
    }

    /** Writes everything but the author window, as of {@code now}. */
    public void writeTo(StateWriter state, Instant now) {
        ids.writeTo(state, now.getEpochSecond());
        copies.writeTo(state, now.getEpochSecond());
        authors.writeTo(state, now.getEpochSecond());
        authorsOfStars.writeTo(state, now.getEpochSecond());
        authorsOfStarsOnly.writeTo(state, now.getEpochSecond());
        state.putInt(anonymous.size());
        for (Map.Entry<Long, Anonymous> entry : anonymous.entrySet()) {
            state.putLong(entry.getKey());
            entry.getValue().writeTo(state);
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    public static VoteRule restore(Duration authorWindow, StateReader state) {
        LastSeen ids = LastSeen.restore(DAY, state);
        Copies copies = Copies.restore(state);
        LastSeen authors = LastSeen.restore(AUTHORS_COUNTED.toSeconds(), state);
        LastSeen authorsOfStars = LastSeen.restore(AUTHORS_COUNTED.toSeconds(), state);
        LastSeen authorsOfStarsOnly = LastSeen.restore(AUTHORS_COUNTED.toSeconds(), state);
        TreeMap<Long, Anonymous> anonymous = new TreeMap<>();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            anonymous.put(state.getLong(), Anonymous.readFrom(state));
        }
        return new VoteRule(
                authorWindow, ids, copies, authors, authorsOfStars, authorsOfStarsOnly, anonymous);
    }

    private record Anonymous(
            long all, long onePerPerson, long onePerPersonOfText, long onePerPersonOfStars) {
        Anonymous plus(Anonymous other) {
            return new Anonymous(
                    all + other.all,
                    onePerPerson + other.onePerPerson,
                    onePerPersonOfText + other.onePerPersonOfText,
                    onePerPersonOfStars + other.onePerPersonOfStars);
        }

        void writeTo(StateWriter state) {
            state.putLong(all).putLong(onePerPerson);
            state.putLong(onePerPersonOfText).putLong(onePerPersonOfStars);
        }

        static Anonymous readFrom(StateReader state) {
            return new Anonymous(
                    state.getLong(), state.getLong(), state.getLong(), state.getLong());
        }
    }
}
