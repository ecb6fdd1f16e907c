package io.bellwether.calibration;

import io.bellwether.feedback.Asset;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a past consists of.
 *
 * @param records read, votes or not
 * @param notScored records without a score
 * @param votes one voice each
 * @param first event time of the first vote; null when there is none
 * @param last event time of the last one
 * @param medianWeek votes in the median week; the last, incomplete one is left out
 * @param isDayPrecise whether votes are stamped with days, not with hours
 * @param watchedSince when the detector had learned; null when the past is too short for that
 */
public record Overview(
        Asset asset,
        long records,
        long notScored,
        long votes,
        @Nullable Instant first,
        @Nullable Instant last,
        double medianWeek,
        boolean isDayPrecise,
        @Nullable Instant watchedSince) {

    static Overview of(VoteSeries series, @Nullable Instant watchedSince) {
        boolean isEmpty = series.votes().isEmpty();
        return new Overview(
                series.asset(),
                series.records(),
                series.notScored(),
                series.votes().size(),
                isEmpty ? null : series.first(),
                isEmpty ? null : series.last(),
                series.medianWeek(),
                !isEmpty && Cells.isDayPrecise(series.votes()),
                watchedSince);
    }

    /** From the first vote to the last; 0 when there is none. */
    public double days() {
        return first == null || last == null ? 0 : Hours.between(first, last) / 24;
    }

    /** The pace of the votes, a past of less than a week taken for one. */
    public double votesPerWeek() {
        return votes / Math.max(1, days() / 7);
    }

    /** In [0, 1]. */
    public double shareNotScored() {
        return records == 0 ? 0 : (double) notScored / records;
    }
}
