package io.bellwether.monitor;

import io.bellwether.detection.Phase;
import io.bellwether.feedback.Asset;
import java.time.Duration;
import java.time.Instant;

/**
 * What an asset's people said in a closed block of hours. A block is one hour, except for staff,
 * whose hours are joined until five authors are in them. Hours without votes have no record, but
 * for the one in which silence turned out to be a data gap.
 *
 * @param asset whose level
 * @param from start of the first hour, included
 * @param to end of the last hour, excluded
 * @param votes votes in the block; 0 where a data gap was found, and what is said of votes is NaN
 *     then
 * @param authors different authors among them
 * @param level mean of the votes, in [0, 1]
 * @param expected baseline and season of these hours
 * @param halfWidth half of the 95 % band around {@code expected}
 * @param logEvidence natural logarithm of the detector's M at the end
 * @param phase the asset's condition at the end
 * @param records records read in the block, votes or not
 * @param notScored records without a score among them
 * @param duplicates records dropped as repeated deliveries
 * @param late records that came behind the watermark, since the last block
 * @param expectedVotes how many votes were to be expected; NaN while learning
 * @param isSurge whether there were far more than chance allows
 * @param raw what it would be with copies, and who is new
 */
public record Level(
        Asset asset,
        Instant from,
        Instant to,
        long votes,
        long authors,
        double level,
        double expected,
        double halfWidth,
        double logEvidence,
        Phase phase,
        long records,
        long notScored,
        long duplicates,
        long late,
        double expectedVotes,
        boolean isSurge,
        RawLevel raw) {

    /** A level beside which nothing is known of copies. */
    public Level(
            Asset asset,
            Instant from,
            Instant to,
            long votes,
            long authors,
            double level,
            double expected,
            double halfWidth,
            double logEvidence,
            Phase phase,
            long records,
            long notScored,
            long duplicates,
            long late,
            double expectedVotes,
            boolean isSurge) {
        this(
                asset,
                from,
                to,
                votes,
                authors,
                level,
                expected,
                halfWidth,
                logEvidence,
                phase,
                records,
                notScored,
                duplicates,
                late,
                expectedVotes,
                isSurge,
                RawLevel.UNKNOWN);
    }

    /** The same with that beside it. */
    public Level with(RawLevel other) {
        return new Level(
                asset,
                from,
                to,
                votes,
                authors,
                level,
                expected,
                halfWidth,
                logEvidence,
                phase,
                records,
                notScored,
                duplicates,
                late,
                expectedVotes,
                isSurge,
                other);
    }

    /** The hour up to {@code at}, in which the asset's silence turned out to be a data gap. */
    static Level gap(Asset asset, Instant at) {
        return new Level(
                asset,
                at.minus(Duration.ofHours(1)),
                at,
                0,
                0,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Phase.DATA_GAP,
                0,
                0,
                0,
                0,
                Double.NaN,
                false);
    }
}
