package io.bellwether.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * What an attacker does with some accounts.
 *
 * @param goal what for
 * @param manner what the accounts write
 * @param tempo how often
 * @param accounts whether they were used before
 */
record Attack(Goal goal, Manner manner, Tempo tempo, Accounts accounts) {

    /** How long an attack lasts, and how long its success is waited for. */
    static final int DAYS = 14;

    /** What an attack is for. */
    enum Goal {
        /** An alert although nothing is wrong. */
        RAISE("raise a false alarm"),
        /** No alert although the level fell by .1. */
        HIDE("hide a drop of .1");

        private final String label;

        Goal(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** What the accounts write. */
    enum Manner {
        COPIES("copies"),
        EDITS("small edits"),
        PARAPHRASES("paraphrases"),
        OWN_WORDS("own words");

        private final String label;

        Manner(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** How often each account writes. */
    enum Tempo {
        /** Once, all within three hours. */
        FLOOD("flood"),
        /** Every twelve hours, as often as an author has a vote. */
        SIEGE("siege"),
        /** Once within the time of the attack. */
        DRIP("drip");

        private final String label;

        Tempo(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** Whether the accounts were used before. */
    enum Accounts {
        /** Never. */
        NEW("new"),
        /** Once in the ten days before, like anybody. */
        AGED("aged");

        private final String label;

        Accounts(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** Every combination, in the order of the tables. */
    static List<Attack> all() {
        List<Attack> all = new ArrayList<>();
        for (Goal goal : Goal.values()) {
            for (Tempo tempo : Tempo.values()) {
                for (Manner manner : Manner.values()) {
                    for (Accounts accounts : Accounts.values()) {
                        all.add(new Attack(goal, manner, tempo, accounts));
                    }
                }
            }
        }
        return all;
    }

    /** As in the tables, goal apart. */
    String name() {
        return manner.label() + ", " + tempo.label() + ", " + accounts.label();
    }
}
