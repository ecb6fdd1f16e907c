package io.bellwether.alert;

import io.bellwether.decision.Decision;
import io.bellwether.detection.Change;
import io.bellwether.detection.Severity;
import io.bellwether.detection.Signal;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Hash;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import io.bellwether.theme.ThemeLog;
import io.bellwether.theme.ThemeShift;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the detector says into alert records of one asset.
 *
 * <pre>
 * (none) --raised--> OPEN --revised--> UPDATED --cleared--> RESOLVED
 *                      ^                  ^                    |
 *                      |                  +--raised, same episode
 *                      +--raised, another episode -------------+
 * </pre>
 *
 * <p>Not safe for several threads.
 */
public final class AlertLifecycle {

    private final Asset asset;
    private @Nullable Alert last;

    /** Of staff: the end of the last stretch of which themes were told. */
    private Instant themesUntil = Instant.MIN;

    public AlertLifecycle(Asset asset) {
        this.asset = asset;
    }

    /**
     * A degradation was found.
     *
     * @param feedbackId id of the deciding vote
     * @param scorerId who scored it
     */
    public Alert raised(Change.Raised change, Context context, String feedbackId, String scorerId) {
        Life life = life(change, context, feedbackId);
        Alert alert =
                new Alert(
                        life.alertId,
                        life.seq,
                        life.seq == 1 ? AlertState.OPEN : AlertState.UPDATED,
                        asset,
                        change.signal().label(),
                        change.severity(),
                        change.at(),
                        life.beginning.onset,
                        life.raisedAt,
                        null,
                        shown(change.size(), context),
                        mix(change.mix(), context),
                        shown(change.level(), context),
                        shown(change.baseline(), context),
                        change.logEvidence(),
                        change.logBudget(),
                        change.votes(),
                        context.authors(),
                        themes(change.figures(), context, life.themes),
                        quotes(context),
                        life.beginning.precededBy,
                        life.beginning.chanceOfPrecedence,
                        scorerId,
                        context.campaigns());
        last = alert;
        return alert;
    }

    /** The alert that {@code change} belongs to: the last one again, or a new one. */
    private Life life(Change.Raised change, Context context, String feedbackId) {
        Alert before = last;
        Beginning told = Beginning.of(change.onset(), context);
        if (change.isSameEpisode() && before != null) {
            Beginning first = before.onset().isBefore(told.onset) ? Beginning.of(before) : told;
            return new Life(
                    before.alertId(), before.seq() + 1, before.raisedAt(), first, before.themes());
        }
        String alertId = Hash.of(asset.label(), "", feedbackId);
        return new Life(alertId, 1, change.at(), told, List.of());
    }

    /** The open alert was estimated anew. */
    public Alert revised(Change.Revised change, Context context) {
        Alert before = open("revised");
        // A re-opened alert began with its first episode.
        Beginning beginning =
                change.onset().isAfter(before.raisedAt())
                        ? Beginning.of(before)
                        : Beginning.of(change.onset(), context);
        Alert alert =
                new Alert(
                        before.alertId(),
                        before.seq() + 1,
                        AlertState.UPDATED,
                        asset,
                        signal(before, change.signal()),
                        change.severity(),
                        change.at(),
                        beginning.onset,
                        before.raisedAt(),
                        null,
                        shown(change.size(), context),
                        mix(change.mix(), context),
                        shown(change.level(), context),
                        shown(change.baseline(), context),
                        change.logEvidence(),
                        change.logBudget(),
                        change.votes(),
                        context.authors(),
                        themes(change, context, before.themes()),
                        quotes(context),
                        beginning.precededBy,
                        beginning.chanceOfPrecedence,
                        before.scorerId(),
                        context.campaigns());
        last = alert;
        return alert;
    }

    /** An alert keeps its signal, unless it turns out to be of the people, or not of them alone. */
    private static String signal(Alert before, Signal told) {
        String mix = Signal.MIX.label();
        return told == Signal.MIX || before.signal().equals(mix) ? told.label() : before.signal();
    }

    /**
     * The open alert is over. Size, evidence and quotations stay as they were last.
     *
     * @param floorAuthors authors of the recent votes who count towards the floors for staff
     */
    public Alert cleared(Change.Cleared change, long floorAuthors) {
        Alert before = open("cleared");
        Alert alert =
                new Alert(
                        before.alertId(),
                        before.seq() + 1,
                        AlertState.RESOLVED,
                        asset,
                        before.signal(),
                        before.severity(),
                        change.at(),
                        before.onset(),
                        before.raisedAt(),
                        change.at(),
                        before.size(),
                        before.mix(),
                        shown(change.level(), floorAuthors),
                        shown(change.baseline(), floorAuthors),
                        before.logEvidence(),
                        before.logBudget(),
                        before.votes(),
                        before.authors(),
                        before.themes(),
                        before.quotes(),
                        before.precededBy(),
                        before.chanceOfPrecedence(),
                        before.scorerId(),
                        before.campaigns());
        last = alert;
        return alert;
    }

    /** The alert that is open, as it was told last. */
    public Optional<Alert> open() {
        return Optional.ofNullable(last).filter(alert -> alert.state() != AlertState.RESOLVED);
    }

    /**
     * A record that proposes to accept the level, when the open alert has lasted for 30 days before
     * {@code now} and no record has said so yet. Figures stay as they were last.
     */
    public Optional<Alert> proposal(Instant now) {
        Alert open = last;
        if (open == null || open.state() == AlertState.RESOLVED || open.proposesAcceptance()) {
            return Optional.empty();
        }
        Instant due = open.raisedAt().plus(Alert.PATIENCE);
        if (now.isBefore(due)) {
            return Optional.empty();
        }
        last = open.again(due);
        return Optional.of(last);
    }

    private Alert open(String event) {
        if (last == null || last.state() == AlertState.RESOLVED) {
            throw new IllegalStateException(event + " without an open alert of " + asset.label());
        }
        return last;
    }

    private OptionalDouble shown(double value, Context context) {
        return shown(value, context.floorAuthors());
    }

    /** Empty too where nothing is known that may be told. */
    private OptionalDouble shown(double value, long floorAuthors) {
        return StaffFloor.allowsLevel(asset, floorAuthors) && !Double.isNaN(value)
                ? OptionalDouble.of(value)
                : OptionalDouble.empty();
    }

    private OptionalDouble mix(double value, Context context) {
        return StaffFloor.allowsMix(asset) ? shown(value, context) : OptionalDouble.empty();
    }

    /**
     * They rest on texts, so the people who wrote must suffice beside those of the figures.
     *
     * <p>Of staff they are told once for an alert and then repeated, and only of weeks of which
     * none were told before: what two overlapping stretches differ by may be one person's. {@link
     * StaffFloor#PART_AUTHORS} and steps keep them apart from the figures of whole blocks.
     *
     * @param told those of the alert's record before; empty where there were none
     */
    private List<ThemeShift> themes(Change.Revised change, Context context, List<ThemeShift> told) {
        if (asset != Asset.STAFF) {
            return context.themes();
        }
        if (!told.isEmpty()) {
            return told;
        }
        boolean isNew = !change.onset().minus(ThemeLog.COMPARED).isBefore(themesUntil);
        if (!isNew || !StaffFloor.allowsLevel(asset, context.floorWriters())) {
            return List.of();
        }
        if (!context.themes().isEmpty()) {
            themesUntil = change.at();
        }
        return StaffFloor.ofParts(context.themes());
    }

    private List<Quote> quotes(Context context) {
        return StaffFloor.allowsQuotes(asset, context.floorWriters())
                ? context.quotes()
                : List.of();
    }

    /** Nothing that authors with those marks said is quoted any more. */
    public void forgetAuthors(LongPredicate those) {
        last = last == null ? null : last.withoutQuotesOf(those);
    }

    /** Writes everything. */
    public void writeTo(StateWriter state) {
        Alert alert = last;
        state.putInstant(themesUntil);
        state.putBoolean(alert != null);
        if (alert != null) {
            write(alert, state);
        }
    }

    /** Writes everything but the asset. */
    static void write(Alert alert, StateWriter state) {
        state.putString(alert.alertId()).putInt(alert.seq()).putString(alert.state().name());
        state.putString(alert.signal()).putString(alert.severity().name());
        state.putInstant(alert.at()).putInstant(alert.onset()).putInstant(alert.raisedAt());
        state.putDouble(alert.size().orElse(Double.NaN));
        state.putDouble(alert.mix().orElse(Double.NaN));
        state.putDouble(alert.level().orElse(Double.NaN));
        state.putDouble(alert.baseline().orElse(Double.NaN));
        state.putDouble(alert.logEvidence()).putDouble(alert.logBudget());
        state.putLong(alert.votes()).putLong(alert.authors());
        state.putInt(alert.themes().size());
        alert.themes().forEach(shift -> shift.writeTo(state));
        state.putInt(alert.quotes().size());
        alert.quotes().forEach(quote -> QuoteState.put(state, quote));
        state.putInt(alert.precededBy().size());
        alert.precededBy().forEach(decision -> decision.writeTo(state));
        state.putDouble(alert.chanceOfPrecedence().orElse(Double.NaN));
        state.putString(alert.scorerId());
        alert.campaigns().writeTo(state);
    }

    /** Reads what {@link #writeTo} wrote. */
    public static AlertLifecycle restore(Asset asset, StateReader state) {
        AlertLifecycle lifecycle = new AlertLifecycle(asset);
        lifecycle.themesUntil = state.getInstant();
        if (state.getBoolean()) {
            lifecycle.last = readAlert(asset, state);
        }
        return lifecycle;
    }

    /** Reads what {@link #write} wrote. */
    static Alert readAlert(Asset asset, StateReader state) {
        String alertId = state.getString();
        int seq = state.getInt();
        AlertState alertState = AlertState.valueOf(state.getString());
        String signal = state.getString();
        Severity severity = Severity.valueOf(state.getString());
        Instant at = state.getInstant();
        return new Alert(
                alertId,
                seq,
                alertState,
                asset,
                signal,
                severity,
                at,
                state.getInstant(),
                state.getInstant(),
                alertState == AlertState.RESOLVED ? at : null,
                optional(state.getDouble()),
                optional(state.getDouble()),
                optional(state.getDouble()),
                optional(state.getDouble()),
                state.getDouble(),
                state.getDouble(),
                state.getLong(),
                state.getLong(),
                readThemes(state),
                readQuotes(state),
                readDecisions(state),
                optional(state.getDouble()),
                state.getString(),
                Campaigns.readFrom(state));
    }

    private static OptionalDouble optional(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static List<ThemeShift> readThemes(StateReader state) {
        List<ThemeShift> themes = new ArrayList<>();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            themes.add(ThemeShift.restore(state));
        }
        return themes;
    }

    private static List<Quote> readQuotes(StateReader state) {
        List<Quote> quotes = new ArrayList<>();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            quotes.add(QuoteState.get(state));
        }
        return quotes;
    }

    private static List<Decision> readDecisions(StateReader state) {
        List<Decision> decisions = new ArrayList<>();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            decisions.add(Decision.restore(state));
        }
        return decisions;
    }

    /** What goes on from the record before, if one belongs to the same alert. */
    private record Life(
            String alertId,
            int seq,
            Instant raisedAt,
            Beginning beginning,
            List<ThemeShift> themes) {}

    /** An onset, with the decisions before this very onset: what came after it preceded nothing. */
    private record Beginning(
            Instant onset, List<Decision> precededBy, OptionalDouble chanceOfPrecedence) {

        static Beginning of(Instant onset, Context context) {
            return new Beginning(onset, context.precededBy(), context.chanceOfPrecedence());
        }

        static Beginning of(Alert alert) {
            return new Beginning(alert.onset(), alert.precededBy(), alert.chanceOfPrecedence());
        }
    }
}
