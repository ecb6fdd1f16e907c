package io.bellwether.monitor;

import io.bellwether.detection.Phase;
import io.bellwether.feedback.Asset;
import java.time.Instant;

/**
 * What an asset's people said in a closed block of hours. A block is one hour, except for staff,
 * whose hours are joined until five authors are in them. Hours without votes have no record.
 *
 * @param asset whose level
 * @param from start of the first hour, included
 * @param to end of the last hour, excluded
 * @param votes votes in the block; at least 1
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
        long late) {}
