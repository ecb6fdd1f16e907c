package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.feedback.Asset;
import io.bellwether.kafka.TakeoverListener;
import io.bellwether.kafka.TakeoverSettings;
import io.bellwether.metrics.TakeoverMeters;
import io.bellwether.pipeline.EntryReader;
import io.bellwether.pipeline.FeedbackReader;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log, in the meters, and on a terminal with a bar, how a scorer takes over. Counts and
 * dates only.
 */
final class TakeoverReport implements TakeoverListener {

    private static final Logger LOG = LoggerFactory.getLogger(TakeoverReport.class);

    private final String scorerId;
    private final TakeoverMeters meters;
    private @Nullable Progress bar;

    private TakeoverReport(String scorerId, TakeoverMeters meters) {
        this.scorerId = scorerId;
        this.meters = meters;
    }

    /** How the scorer takes over, reported here; empty when it does so without a word. */
    static Optional<TakeoverSettings> settings(
            String scorerId,
            Configuration configuration,
            EntryReader journal,
            FeedbackReader feedback,
            TakeoverMeters meters) {
        return configuration.rescore().isZero()
                ? Optional.empty()
                : Optional.of(
                        new TakeoverSettings(
                                scorerId,
                                configuration.rescore(),
                                journal,
                                feedback,
                                new TakeoverReport(scorerId, meters)));
    }

    @Override
    public synchronized void begun(
            Asset asset, String before, Instant from, Instant to, long records) {
        LOG.info(
                "{}: {} follows {} and first scores some {} records again, of {} to {}",
                asset.label(),
                scorerId,
                before,
                records,
                from,
                to);
        close();
        meters.begun(asset, records);
        bar = Progress.count("scoring " + asset.label() + " again", records);
    }

    @Override
    public synchronized void read(Asset asset, long records) {
        meters.read(asset, records);
        if (bar != null) {
            bar.step(records);
        }
    }

    @Override
    public synchronized void ended(Asset asset, long again, long gone) {
        close();
        meters.over(asset);
        LOG.info(
                "{}: {} has taken over; {} records were scored again, {} have no text any more",
                asset.label(),
                scorerId,
                again,
                gone);
    }

    @Override
    public synchronized void stopped(Asset asset) {
        close();
        meters.over(asset);
        LOG.info("{}: scoring again goes on at whoever leads from here on", asset.label());
    }

    @Override
    public synchronized void waiting(Asset asset, String before) {
        LOG.info(
                "{}: waits until another member has replaced {} by {}; if that one has another"
                        + " scorer, restart it with this one",
                asset.label(),
                before,
                scorerId);
    }

    private void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
