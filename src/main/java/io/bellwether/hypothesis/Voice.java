package io.bellwether.hypothesis;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Hash;
import io.bellwether.sentiment.ScoredFeedback;

/**
 * Who cast a vote.
 *
 * @param mark of the author; zero without one
 * @param isPerson whether a vote without author counts as a person
 */
record Voice(long mark, boolean isPerson) {

    /** Staff without author count only where the source is declared to be one person each. */
    static Voice of(ScoredFeedback vote, boolean isOnePerPerson) {
        String author = vote.author();
        return author == null
                ? new Voice(0, isOnePerPerson || vote.asset() != Asset.STAFF)
                : new Voice(Hash.mark(author), true);
    }

    void addTo(People people) {
        if (mark != 0) {
            people.add(mark);
        } else if (isPerson) {
            people.addNameless();
        }
    }
}
