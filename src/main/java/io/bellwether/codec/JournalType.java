package io.bellwether.codec;

import io.bellwether.monitor.Input;
import java.util.Locale;

/** The values of {@code type} in the journal. */
enum JournalType {
    SCORED,
    HEARTBEAT,
    DECISION,
    LEVEL_ACCEPTED,
    SETTINGS,
    RESCORED,
    SCORER_REPLACED,
    HYPOTHESIS,
    AUTHOR_ERASED,
    AUTHORS_NAMED;

    private static final String LABELS =
            "scored, heartbeat, decision, level-accepted, settings, rescored, scorer-replaced,"
                    + " hypothesis, author-erased and authors-named are known";

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name used in files, such as {@code level-accepted}. */
    String label() {
        return label;
    }

    static JournalType of(Input input) {
        return switch (input) {
            case Input.Scored scored -> SCORED;
            case Input.Heartbeat heartbeat -> HEARTBEAT;
            case Input.DecisionMade made -> DECISION;
            case Input.LevelAccepted accepted -> LEVEL_ACCEPTED;
            case Input.SettingsChanged changed -> SETTINGS;
            case Input.Rescored again -> RESCORED;
            case Input.ScorerReplaced replaced -> SCORER_REPLACED;
            case Input.HypothesisRegistered registered -> HYPOTHESIS;
            case Input.AuthorErased erased -> AUTHOR_ERASED;
            case Input.AuthorsNamed named -> AUTHORS_NAMED;
        };
    }

    /**
     * @throws UnsupportedFormatException when there is none; does not repeat {@code label}, which
     *     may be anything
     */
    static JournalType ofLabel(String label) {
        if (label.equals(SCORED.label)) {
            return SCORED;
        }
        for (JournalType type : values()) {
            if (type.label.equals(label)) {
                return type;
            }
        }
        throw new UnsupportedFormatException("unknown journal type; " + LABELS);
    }
}
