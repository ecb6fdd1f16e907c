package io.bellwether.dashboard;

import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Level;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one asset stands, as of its last records.
 *
 * @param asset whom it is about; never more than one
 * @param standing the state. An open alert goes before everything else
 * @param since when that state began; null where nothing was heard. Of an alert, when it was raised
 * @param last the newest block of hours that rests on votes; null when there is none
 * @param openAlerts newest first
 * @param isSparse whether no level was told lately because too few people spoke; staff only
 * @param isSilent whether the newest record is one of a data gap
 */
public record Condition(
        Asset asset,
        Standing standing,
        @Nullable Instant since,
        @Nullable Level last,
        List<AlertHead> openAlerts,
        boolean isSparse,
        boolean isSilent) {

    public Condition {
        openAlerts = List.copyOf(openAlerts);
    }
}
