package io.bellwether.hypothesis;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Hash;
import io.bellwether.sentiment.ScoredFeedback;

/**
 * Who cast a vote.
 *
 * @param mark of the author; zero without one
 */
record Voice(long mark, Kind kind) {

    /** As what it counts. */
    enum Kind {
        /** A person with a name. */
        NAMED,
        /** A person without one, who has not spoken before. */
        NEW,
        /** A person without one, who has not spoken on that day before. */
        NEW_THAT_DAY,
        /** No person: perhaps one of those who have spoken. */
        NOBODY
    }

    /**
     * Staff without author count only where the source is declared to be one person each, and then
     * within a day: whoever answers a poll of every week is the same person in every week.
     */
    static Voice of(ScoredFeedback vote, boolean isOnePerPerson) {
        String author = vote.author();
        if (vote.isForgotten()) {
            return new Voice(0, Kind.NOBODY);
        }
        if (author != null) {
            return new Voice(Hash.mark(author), Kind.NAMED);
        }
        if (vote.asset() != Asset.STAFF) {
            return new Voice(0, Kind.NEW);
        }
        return new Voice(0, isOnePerPerson ? Kind.NEW_THAT_DAY : Kind.NOBODY);
    }

    void addTo(People people, long day) {
        switch (kind) {
            case NAMED -> people.add(mark);
            case NEW -> people.addNameless();
            case NEW_THAT_DAY -> people.addNamelessOn(day);
            case NOBODY -> {}
        }
    }
}
