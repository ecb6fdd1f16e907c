package io.bellwether.alert;

import io.bellwether.decision.Decision;
import io.bellwether.detection.Severity;
import io.bellwether.feedback.Asset;
import io.bellwether.theme.ThemeShift;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One record of an alert's life; the last record of an {@code alertId} tells its state. It is a
 * plain function of the journal: the same journal gives the same records in the same order.
 *
 * @param alertId hash of asset, segment and the id of the deciding feedback
 * @param seq 1 for OPEN, one more for each later record
 * @param state where the alert is in its life
 * @param asset who is degraded; never more than one
 * @param signal what degraded first, {@code text} or {@code rating}; or {@code mix} while nothing
 *     but who speaks has changed
 * @param severity how bad
 * @param at event time of this record
 * @param onset the most likely start of the degradation
 * @param raisedAt event time of the first record
 * @param resolvedAt when it was over; null until then
 * @param size estimated drop on [0, 1]; empty where the floor for staff withholds it
 * @param mix the part of {@code size} that comes from who speaks; negative when those who speak
 *     usually say better things; empty where withheld
 * @param level mean of the votes since the onset; empty where withheld
 * @param baseline what was expected of them; empty where withheld
 * @param logEvidence natural logarithm of the evidence M at this record
 * @param logBudget natural logarithm of the threshold that M exceeded
 * @param votes votes since the onset
 * @param authors different authors among them, looking back 14 days at most
 * @param themes how much of the change of texts since the onset each theme carries, against the 28
 *     days before it; the largest part first; empty where withheld or where nothing can be
 *     compared; of staff as they were first told for this alert
 * @param quotes up to five, best first; empty where withheld
 * @param precededBy decisions that took effect in the 7 days before the onset. "Preceded", not
 *     "caused": see {@code docs}
 * @param chanceOfPrecedence how often a random window of 7 days holds a decision, in [0, 1]; empty
 *     when none is known
 * @param scorerId who scored the deciding feedback
 * @param campaigns what copies and new people have to do with it
 */
public record Alert(
        String alertId,
        int seq,
        AlertState state,
        Asset asset,
        String signal,
        Severity severity,
        Instant at,
        Instant onset,
        Instant raisedAt,
        @Nullable Instant resolvedAt,
        OptionalDouble size,
        OptionalDouble mix,
        OptionalDouble level,
        OptionalDouble baseline,
        double logEvidence,
        double logBudget,
        long votes,
        long authors,
        List<ThemeShift> themes,
        List<Quote> quotes,
        List<Decision> precededBy,
        OptionalDouble chanceOfPrecedence,
        String scorerId,
        Campaigns campaigns) {

    /** After so long an open alert proposes to accept its level as the new normal. */
    static final Duration PATIENCE = Duration.ofDays(30);

    public Alert {
        themes = List.copyOf(themes);
        quotes = List.copyOf(quotes);
        precededBy = List.copyOf(precededBy);
        if (seq < 1) {
            throw new IllegalArgumentException("seq " + seq + " is below 1");
        }
        if ((state == AlertState.RESOLVED) != (resolvedAt != null)) {
            throw new IllegalArgumentException("resolvedAt belongs to RESOLVED, state is " + state);
        }
    }

    /** An alert beside which nothing is known of campaigns. */
    public Alert(
            String alertId,
            int seq,
            AlertState state,
            Asset asset,
            String signal,
            Severity severity,
            Instant at,
            Instant onset,
            Instant raisedAt,
            @Nullable Instant resolvedAt,
            OptionalDouble size,
            OptionalDouble mix,
            OptionalDouble level,
            OptionalDouble baseline,
            double logEvidence,
            double logBudget,
            long votes,
            long authors,
            List<ThemeShift> themes,
            List<Quote> quotes,
            List<Decision> precededBy,
            OptionalDouble chanceOfPrecedence,
            String scorerId) {
        this(
                alertId,
                seq,
                state,
                asset,
                signal,
                severity,
                at,
                onset,
                raisedAt,
                resolvedAt,
                size,
                mix,
                level,
                baseline,
                logEvidence,
                logBudget,
                votes,
                authors,
                themes,
                quotes,
                precededBy,
                chanceOfPrecedence,
                scorerId,
                Campaigns.UNKNOWN);
    }

    /** Whether it has been open for 30 days: then it may be the new normal. */
    public boolean proposesAcceptance() {
        return state != AlertState.RESOLVED && !at.isBefore(raisedAt.plus(PATIENCE));
    }

    /** The same without what authors with those marks said; this object where they said nothing. */
    public Alert withoutQuotesOf(LongPredicate those) {
        return withoutQuotes(quote -> quote.isOf(those));
    }

    /** The same without those quotations; this object where there are none of them. */
    public Alert withoutQuotes(Predicate<Quote> those) {
        if (quotes.stream().noneMatch(those)) {
            return this;
        }
        List<Quote> left =
                quotes.stream().map(quote -> those.test(quote) ? Quote.ERASED : quote).toList();
        return new Alert(
                alertId,
                seq,
                state,
                asset,
                signal,
                severity,
                at,
                onset,
                raisedAt,
                resolvedAt,
                size,
                mix,
                level,
                baseline,
                logEvidence,
                logBudget,
                votes,
                authors,
                themes,
                left,
                precededBy,
                chanceOfPrecedence,
                scorerId,
                campaigns);
    }

    /** The same a record later, at {@code later}. */
    Alert again(Instant later) {
        return new Alert(
                alertId,
                seq + 1,
                AlertState.UPDATED,
                asset,
                signal,
                severity,
                later,
                onset,
                raisedAt,
                null,
                size,
                mix,
                level,
                baseline,
                logEvidence,
                logBudget,
                votes,
                authors,
                themes,
                quotes,
                precededBy,
                chanceOfPrecedence,
                scorerId,
                campaigns);
    }
}
