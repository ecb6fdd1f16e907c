package io.bellwether.detection;

import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Watches the text and, where people give them, the stars of one asset, under one budget, and tells
 * a change of what people say from a change of who speaks.
 *
 * <p>Each signal has a {@link DropDetector} of its own. Once both have learned, each is given a
 * share w of the budget, for good: its threshold becomes A / w. False alarms then come at most w /
 * A an hour from each, so at most 1 / A from both, however much they depend on each other. While
 * the asset has an alert, no signal learns, and the all-clear needs every signal that was raised;
 * but one that had no vote for 21 days has no say once the other is heard and normal.
 *
 * <p>Without stars it is a {@link DropDetector} on text. Not safe for several threads.
 */
public final class AssetDetector {

    private static final int STATE_VERSION = 2;
    private static final double WHOLE = 1;

    private final SignalWatch text;
    private @Nullable SignalWatch rating;
    private final Agreement agreement;
    private final SharedAlert alert;
    private DetectorSettings settings;

    /** The text's share of the budget; {@link #WHOLE} until both signals have learned. */
    private double textShare;

    private List<Change> changes = new ArrayList<>();

    public AssetDetector(DetectorSettings settings) {
        this(
                settings,
                WHOLE,
                SignalWatch.begin(Signal.TEXT, settings),
                new Agreement(),
                new SharedAlert());
    }

    private AssetDetector(
            DetectorSettings settings,
            double textShare,
            SignalWatch text,
            Agreement agreement,
            SharedAlert alert) {
        this.settings = settings;
        this.textShare = textShare;
        this.text = text;
        this.agreement = agreement;
        this.alert = alert;
    }

    /**
     * A detector that goes on where {@link #writeTo} left off.
     *
     * @param settings those that held then
     * @throws CorruptStateException when the bytes are not what was written
     */
    public static AssetDetector restore(DetectorSettings settings, StateReader state) {
        int version = state.getInt();
        if (version != STATE_VERSION) {
            throw new CorruptStateException("state of the signals has version " + version);
        }
        double textShare = state.getDouble();
        Agreement agreement = Agreement.readFrom(state);
        SharedAlert alert = SharedAlert.readFrom(state);
        SignalWatch text = SignalWatch.restore(Signal.TEXT, settings.withShare(textShare), state);
        AssetDetector detector = new AssetDetector(settings, textShare, text, agreement, alert);
        if (state.getBoolean()) {
            detector.rating = SignalWatch.restore(Signal.RATING, detector.ratingSettings(), state);
            detector.tellEachOther();
        }
        return detector;
    }

    /** Writes everything that later changes depend on, settings apart. */
    public void writeTo(StateWriter state) {
        state.putInt(STATE_VERSION).putDouble(textShare);
        agreement.writeTo(state);
        alert.writeTo(state);
        text.writeTo(state);
        SignalWatch stars = rating;
        state.putBoolean(stars != null);
        if (stars != null) {
            stars.writeTo(state);
        }
    }

    /**
     * Takes one vote. Hours that ended before it are closed first, in every signal.
     *
     * @param vote not in an hour that is closed already
     * @return what became true, in order; mostly nothing
     */
    public List<Change> vote(Vote vote) {
        Instant at = vote.eventTime();
        advance(at);
        if (vote.text().isPresent()) {
            hear(Signal.TEXT, text.vote(at, vote.text().getAsDouble(), vote.stratum()));
        }
        OptionalDouble stars = vote.rating();
        if (stars.isPresent()) {
            hear(Signal.RATING, rating().vote(at, stars.getAsDouble(), vote.stratum()));
        }
        if (textShare == WHOLE) {
            agreement.add(vote);
        }
        return taken();
    }

    /**
     * Takes a copy of a text. It is no vote and evidence of nothing; {@link
     * Change.HourClosed#isRawBreach} tells when it would have been. Stars beside it are left out.
     *
     * @param at not in an hour that is closed already
     * @return what became true because hours before it ended
     */
    public List<Change> copy(Instant at, double level) {
        advance(at);
        text.detector().copy(level);
        return taken();
    }

    /** As {@link DropDetector#advanceTo}, for every signal. */
    public List<Change> advanceTo(Instant to) {
        advance(to);
        return taken();
    }

    /** Closes hour after hour in every signal, so that what they say comes in order. */
    private void advance(Instant to) {
        long end = Hours.of(to);
        for (long hour = firstOpenHour(); hour < end; hour++) {
            close(Hours.start(hour + 1));
        }
    }

    private long firstOpenHour() {
        if (text.detector().hasBegun()) {
            return text.detector().firstOpenHour();
        }
        SignalWatch stars = rating;
        return stars != null && stars.detector().hasBegun()
                ? stars.detector().firstOpenHour()
                : Long.MAX_VALUE;
    }

    private void close(Instant hourEnd) {
        hear(Signal.TEXT, text.advanceTo(hourEnd));
        SignalWatch stars = rating;
        if (stars == null) {
            return;
        }
        hear(Signal.RATING, stars.advanceTo(hourEnd));
        endDriedUpAlert(stars);
        if (textShare == WHOLE && text.detector().hasLearned() && stars.detector().hasLearned()) {
            textShare = agreement.textShare();
            changeSettings(settings);
        }
    }

    /** Other settings from here on; each signal keeps its share of the budget. */
    public void changeSettings(DetectorSettings others) {
        settings = others;
        text.detector().changeSettings(others.withShare(textShare));
        if (rating != null) {
            rating.detector().changeSettings(ratingSettings());
        }
    }

    /**
     * As {@link DropDetector#acceptLevel}, for every signal. An open alert ends once, with what the
     * last of its signals has to say.
     */
    public List<Change> acceptLevel(Instant at) {
        advance(at);
        List<Change> ended = new ArrayList<>(text.acceptLevel(at));
        SignalWatch stars = rating;
        if (stars != null) {
            ended.addAll(stars.acceptLevel(at));
            stars.release();
        }
        text.release();
        alert.accept();
        tellEachOther();
        if (!ended.isEmpty()) {
            changes.add(ended.getLast());
        }
        return taken();
    }

    /**
     * The texts have another scorer, which has scored the last weeks again. Its scores take the
     * place of the old ones; hours without any are moved by the mean difference. The baseline is
     * learned anew and the evidence begins anew. An open alert stays open, with onset and size as
     * the new scores have them. Without an hour that both have scored it is as {@link
     * #scorerChanged}.
     */
    public List<Change> rescore(Rescoring scores, Instant at) {
        advance(at);
        hear(Signal.TEXT, text.rescore(scores, at));
        return taken();
    }

    /**
     * The texts have another scorer from {@code at} on, and nothing was scored again. Until its
     * level is learned, differences of up to .11 raise and clear nothing.
     */
    public List<Change> scorerChanged(Instant at) {
        advance(at);
        text.detector().doubtLevel();
        return taken();
    }

    /**
     * The condition of the asset: an alert of any signal, a data gap when every signal that has
     * learned is silent, else the more advanced of its signals' phases. Of a signal that learns
     * nobody knows how many votes are due, so its votes do not end the gap of the other.
     */
    public Phase phase() {
        Phase ofText = text.detector().phase();
        return rating == null ? ofText : ofText.joinedWith(rating.detector().phase());
    }

    /**
     * What was found out about {@code signal}; empty while learning, and for {@link Signal#MIX}.
     */
    public Optional<NoiseModel> model(Signal signal) {
        return switch (signal) {
            case TEXT -> text.detector().model().map(model -> model.withWeight(textShare));
            case RATING ->
                    rating == null
                            ? Optional.empty()
                            : rating.detector()
                                    .model()
                                    .map(model -> model.withWeight(ratingShare()));
            case MIX -> Optional.empty();
        };
    }

    /**
     * Natural logarithm of the threshold A that the evidence of texts has to exceed: the budget of
     * the asset, or the share of it that texts have beside stars.
     */
    public double logBudget() {
        return StrictMath.log(settings.withShare(textShare).thresholdHours());
    }

    /** As {@link DropDetector#learnedUntil}, of one of the signals. */
    Optional<Instant> learnedUntil(Signal signal) {
        SignalWatch watch = signal == Signal.TEXT ? text : rating;
        return watch == null ? Optional.empty() : watch.detector().learnedUntil();
    }

    private SignalWatch rating() {
        SignalWatch stars = rating;
        if (stars == null) {
            stars = SignalWatch.begin(Signal.RATING, ratingSettings());
            rating = stars;
            if (alert.isOpen()) {
                stars.hold();
            }
            tellEachOther();
        }
        return stars;
    }

    private double ratingShare() {
        return textShare == WHOLE ? WHOLE : 1 - textShare;
    }

    private DetectorSettings ratingSettings() {
        return settings.withShare(ratingShare());
    }

    private void hear(Signal signal, List<Change> said) {
        for (Change change : said) {
            if (signal == Signal.RATING && change instanceof Change.HourClosed) {
                continue;
            }
            boolean wasOpen = alert.isOpen();
            Change ofAsset = ofAsset(signal, change);
            Change joined = ofAsset == null ? null : alert.of(signal, ofAsset);
            if (joined != null) {
                changes.add(joined);
            }
            if (!wasOpen && alert.isOpen()) {
                hold();
            } else if (wasOpen && joined instanceof Change.Cleared cleared) {
                release(signal, cleared);
            }
            tellEachOther();
        }
    }

    /** Phases are told of the asset, not of one of its signals; null when its own stays. */
    private @Nullable Change ofAsset(Signal signal, Change change) {
        SignalWatch stars = rating;
        if (stars == null) {
            return change;
        }
        if (change instanceof Change.HourClosed hour) {
            return hour.withPhase(phase());
        }
        if (change instanceof Change.PhaseChanged phase) {
            SignalWatch other = signal == Signal.TEXT ? stars : text;
            return phase.joinedWith(other.detector().phase());
        }
        return change;
    }

    /** A signal whose alert ends learns nothing while the other still has one. */
    private void tellEachOther() {
        SignalWatch stars = rating;
        if (stars != null) {
            text.detector().otherIsRaised(alert.isRaisedBy(Signal.RATING));
            stars.detector().otherIsRaised(alert.isRaisedBy(Signal.TEXT));
        }
    }

    /**
     * Nobody speaks in the raised signal any more, so it can never clear. It has no say any longer
     * when the other one had votes in the last hour and is {@link Phase#NORMAL}; missing votes
     * alone clear nothing.
     */
    private void endDriedUpAlert(SignalWatch stars) {
        Signal raised = alert.onlySignal();
        if (raised == null) {
            return;
        }
        SignalWatch dry = raised == Signal.TEXT ? text : stars;
        SignalWatch other = raised == Signal.TEXT ? stars : text;
        Signal well = raised == Signal.TEXT ? Signal.RATING : Signal.TEXT;
        if (dry.detector().isDriedUp()) {
            other.detector().wellness().ifPresent(found -> end(raised, found.of(well)));
        }
    }

    private void end(Signal raised, Change.Cleared cleared) {
        Change joined = alert.of(raised, cleared);
        if (joined != null) {
            changes.add(joined);
        }
        recoverElsewhere(text, cleared);
        recoverElsewhere(rating, cleared);
        tellEachOther();
    }

    private void hold() {
        text.hold();
        if (rating != null) {
            rating.hold();
        }
    }

    /** The signal that cleared last has seen to its hours itself. */
    private void release(Signal last, Change.Cleared cleared) {
        SignalWatch stars = rating;
        if (last == Signal.TEXT || stars == null) {
            text.release();
            recoverElsewhere(stars, cleared);
        } else {
            recoverElsewhere(text, cleared);
            stars.release();
        }
    }

    private void recoverElsewhere(@Nullable SignalWatch watch, Change.Cleared cleared) {
        if (watch != null) {
            watch.recoverElsewhere(alert.onset(), cleared.since());
        }
    }

    private List<Change> taken() {
        if (changes.isEmpty()) {
            return List.of();
        }
        List<Change> taken = changes;
        changes = new ArrayList<>();
        return taken;
    }
}
