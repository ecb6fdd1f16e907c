package io.bellwether.monitor;

import io.bellwether.feedback.Hash;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongPredicate;

/**
 * Who voted in a block, told apart as far as they can be. Somebody without a name counts towards a
 * floor only where the source is declared to be one person each, and then within a day: whoever
 * answers every day may be the same person. Not safe for several threads.
 */
final class Crowd {

    private static final long DAY = Duration.ofDays(1).toSeconds();

    private final MarkSet named = new MarkSet();

    /** Those whose names were dropped. */
    private long forgotten;

    private long nameless;
    private long day;
    private long namelessOfDay;
    private long mostNamelessOfADay;

    /** One vote, not earlier than any before it. */
    void add(ScoredFeedback vote, boolean isOnePerPerson) {
        String author = vote.author();
        if (author != null) {
            named.add(Hash.mark(author));
            return;
        }
        nameless++;
        if (isOnePerPerson) {
            count(dayOf(vote.eventTime()));
        }
    }

    private void count(long today) {
        namelessOfDay = today == day ? namelessOfDay + 1 : 1;
        day = today;
        mostNamelessOfADay = Math.max(mostNamelessOfADay, namelessOfDay);
    }

    private static long dayOf(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), DAY);
    }

    /**
     * Drops the names of authors with those marks. They stay voices, so that no figure differs by
     * one of them; but not people, since whoever speaks again cannot be told from who spoke before.
     */
    void forgetAuthors(LongPredicate those) {
        long before = named.size();
        named.forget(those);
        forgotten += before - named.size();
    }

    /** Different authors; every vote without one counts as one. */
    long authors() {
        return named.size() + forgotten + nameless;
    }

    /** As many people as they are at least. */
    long people() {
        return named.size() + mostNamelessOfADay;
    }

    boolean isEmpty() {
        return authors() == 0;
    }

    void clear() {
        named.clear();
        forgotten = 0;
        nameless = 0;
        day = 0;
        namelessOfDay = 0;
        mostNamelessOfADay = 0;
    }

    void writeTo(StateWriter state) {
        state.putInt(named.size());
        for (long author : named.sorted()) {
            state.putLong(author);
        }
        state.putLong(forgotten).putLong(nameless).putLong(day);
        state.putLong(namelessOfDay).putLong(mostNamelessOfADay);
    }

    static Crowd restore(StateReader state) {
        Crowd crowd = new Crowd();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            crowd.named.add(state.getLong());
        }
        crowd.forgotten = state.getLong();
        crowd.nameless = state.getLong();
        crowd.day = state.getLong();
        crowd.namelessOfDay = state.getLong();
        crowd.mostNamelessOfADay = state.getLong();
        return crowd;
    }
}
