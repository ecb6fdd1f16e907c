package io.bellwether.detection;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The evidence M as it would be if copies counted as votes. Branches off from the evidence of the
 * votes in the first hour with copies, goes its own way, and ends when it is no longer much above
 * the other: without copies it costs nothing. Looked at when hours end. Not safe for several
 * threads.
 */
final class RawEvidence {

    /** What the copies have done is over when they make no more than this factor. */
    private static final double SAME = 2;

    private @Nullable Mixture mixture;

    /**
     * Ends an hour.
     *
     * @param votes of the hour, and {@code copies}; either may be empty
     * @param before the evidence of the votes alone, before this hour
     */
    void close(VoteSum votes, VoteSum copies, double expected, Mixture before, Sensitivity sense) {
        int all = votes.votes() + copies.votes();
        if (mixture == null && copies.votes() > 0) {
            mixture = before.copy();
        }
        if (mixture != null && all > 0) {
            mixture.close(all, expected - votes.meanWith(copies), sense.down());
        }
    }

    /** Ends an hour in which nobody said anything. */
    void closeEmpty(boolean counts, Noise noise) {
        if (mixture != null) {
            mixture.closeEmpty(counts, noise);
        }
    }

    /**
     * Whether the copies raise what the votes do not. Then it begins anew at the evidence of the
     * votes.
     *
     * @param ofVotes their evidence at the end of the same hour
     */
    boolean breaches(Mixture ofVotes, double threshold) {
        Mixture raw = mixture;
        if (raw == null) {
            return false;
        }
        double evidence = raw.evidence();
        boolean isBreach = evidence >= threshold && ofVotes.evidence() < threshold;
        if (isBreach || evidence <= SAME * (ofVotes.evidence() + 1)) {
            mixture = null;
        }
        return isBreach;
    }

    /** The evidence of the votes begins anew, or has done its work. */
    void reset() {
        mixture = null;
    }

    /** As {@link Mixture#changeBets}. */
    void changeBets(double[] bets) {
        if (mixture != null) {
            mixture.changeBets(bets);
        }
    }

    void writeTo(StateWriter state) {
        Mixture raw = mixture;
        state.putBoolean(raw != null);
        if (raw != null) {
            raw.writeTo(state);
        }
    }

    static RawEvidence readFrom(StateReader state) {
        RawEvidence evidence = new RawEvidence();
        if (state.getBoolean()) {
            evidence.mixture = Mixture.readFrom(state);
        }
        return evidence;
    }
}
