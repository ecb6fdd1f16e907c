package io.bellwether.pipeline;

import io.bellwether.monitor.Input;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an asset's journal in its order and tells which scorer is in office, and how far a certain
 * one has scored the past again. Not safe for several threads.
 *
 * <p>The scorer before the present one may still be heard: members of a group are replaced one
 * after the other. It does not come back into office by that.
 */
public final class ScorersHeard {

    private final String scorerId;
    private String office = "";
    private String before = "";
    private @Nullable ScoredFeedback last;
    private long count;

    /**
     * @param scorerId whose scoring again is followed
     */
    public ScorersHeard(String scorerId) {
        this.scorerId = scorerId;
    }

    /** The next entry. */
    public void hear(Input input) {
        switch (input) {
            case Input.Scored scored -> {
                String id = scored.feedback().scorerId();
                boolean isHeard = scored.feedback().score() instanceof Score.Scored;
                if (isHeard && !id.equals(before)) {
                    appoint(id);
                }
            }
            case Input.Rescored again -> {
                // Whoever begins to do so makes the monitor forget what another one had done.
                boolean isOurs = again.feedback().scorerId().equals(scorerId);
                last = isOurs ? again.feedback() : null;
                count = isOurs ? count + 1 : 0;
            }
            case Input.ScorerReplaced replaced -> {
                last = null;
                count = 0;
                appoint(replaced.scorerId());
            }
            case Input.Heartbeat heartbeat -> {}
            case Input.DecisionMade made -> {}
            case Input.LevelAccepted accepted -> {}
            case Input.SettingsChanged changed -> {}
            case Input.HypothesisRegistered registered -> {}
            case Input.AuthorErased erased -> {}
            case Input.AuthorsNamed named -> {}
        }
    }

    private void appoint(String id) {
        if (!id.equals(office)) {
            before = office;
            office = id;
        }
    }

    /** Who is in office; empty when nobody has scored anything yet. */
    public Optional<String> inOffice() {
        return office.isEmpty() ? Optional.empty() : Optional.of(office);
    }

    /** The last record that was scored again by the one who has not taken over yet. */
    public Optional<ScoredFeedback> lastAgain() {
        return Optional.ofNullable(last);
    }

    /** How many records it has scored again. */
    public long again() {
        return count;
    }
}
