package io.bellwether.monitor;

import io.bellwether.alert.Campaigns;
import io.bellwether.detection.Change;
import io.bellwether.detection.Signal;
import io.bellwether.detection.Vote;
import io.bellwether.feedback.Asset;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import io.bellwether.window.Reading;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * Knows what copies and new people have to do with the levels and alerts of one asset. Not safe for
 * several threads.
 *
 * <p>A level with copies and one without differ by what the senders of the copies wrote. So of
 * staff no figure with copies is told.
 */
final class CampaignWatch {

    private final Asset asset;
    private final CopyLog copies;
    private final Newcomers newcomers;

    /** Whether the copies would have raised an alert since the last level that was told. */
    private boolean isNoticeDue;

    CampaignWatch(Asset asset) {
        this(asset, new CopyLog(), new Newcomers());
    }

    private CampaignWatch(Asset asset, CopyLog copies, Newcomers newcomers) {
        this.asset = asset;
        this.copies = copies;
        this.newcomers = newcomers;
    }

    /** One record was read in the order of event time. */
    void read(Instant at, Reading reading) {
        newcomers.read(at, reading);
    }

    /** Authors have other names from here on. */
    void namesChanged() {
        newcomers.namesChanged();
    }

    /** It is a copy that would have been {@code vote}. */
    void copy(Vote vote) {
        copies.add(vote);
    }

    /** An hour ended, whose level may be told later. */
    void close(Change.HourClosed hour) {
        isNoticeDue |= hour.isRawBreach();
    }

    /** {@code level} with what is to be told beside it. */
    Level beside(Level level) {
        Instant last = level.to().minusNanos(1);
        CopyLog.Sum sum = copies.sum(Signal.TEXT, level.from(), last);
        boolean isNotice = isNoticeDue;
        isNoticeDue = false;
        boolean hasManyNew = newcomers.isAnyBurst(level.from(), last);
        if (!mayTellFigures()) {
            return level.with(new RawLevel(Double.NaN, -1, isNotice, hasManyNew));
        }
        double raw = sum.levelWith(level.level(), level.votes()).orElse(Double.NaN);
        return level.with(new RawLevel(raw, sum.copies(), isNotice, hasManyNew));
    }

    /** What is to be told beside the figures of an alert. */
    Campaigns beside(Change.Revised figures, Signal signal) {
        boolean hasManyNew = newcomers.isAnyBurst(figures.onset(), figures.at());
        if (!mayTellFigures()) {
            return new Campaigns(OptionalDouble.empty(), OptionalDouble.empty(), hasManyNew);
        }
        CopyLog.Sum sum = copies.sum(signal, figures.onset(), figures.at());
        return new Campaigns(
                sum.levelWith(figures.level(), figures.votes()),
                OptionalDouble.of(sum.shareWith(figures.votes())),
                hasManyNew);
    }

    private boolean mayTellFigures() {
        return asset != Asset.STAFF;
    }

    void writeTo(StateWriter state) {
        copies.writeTo(state);
        newcomers.writeTo(state);
        state.putBoolean(isNoticeDue);
    }

    static CampaignWatch restore(Asset asset, StateReader state) {
        CampaignWatch watch =
                new CampaignWatch(asset, CopyLog.restore(state), Newcomers.restore(state));
        watch.isNoticeDue = state.getBoolean();
        return watch;
    }
}
