package io.bellwether.alert;

import io.bellwether.feedback.Asset;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * The last records of the alerts of one asset that quote somebody, {@value #MOST} at most: those
 * that are to be told anew when one of the quoted is erased. Not safe for several threads.
 */
public final class QuotedAlerts {

    /** Far more than an asset has in its life: alerts are raised by the year. */
    private static final int MOST = 1_000;

    /** By id, the one that was told last at the end. */
    private final LinkedHashMap<String, Alert> alerts = new LinkedHashMap<>();

    /**
     * An alert as it was told last, and as it is to be told now.
     *
     * @param now of the same sequence number, without what the erased said
     */
    public record Retold(Alert before, Alert now) {}

    /** A record was told. */
    public void told(Alert alert) {
        alerts.remove(alert.alertId());
        if (!alert.quotes().isEmpty()) {
            alerts.put(alert.alertId(), alert);
        }
        if (alerts.size() > MOST) {
            alerts.remove(alerts.firstEntry().getKey());
        }
    }

    /** Forgets what authors with those marks said. Those that quoted them, in order. */
    public List<Retold> forgetAuthors(LongPredicate those) {
        List<Retold> retold = new ArrayList<>();
        for (Map.Entry<String, Alert> entry : alerts.entrySet()) {
            Alert before = entry.getValue();
            Alert now = before.withoutQuotesOf(those);
            if (!now.equals(before)) {
                entry.setValue(now);
                retold.add(new Retold(before, now));
            }
        }
        return retold;
    }

    /** Those of {@code alertIds} that are still here, to be told once more as they are. */
    public List<Retold> again(Collection<String> alertIds) {
        return alertIds.stream()
                .map(id -> Optional.ofNullable(alerts.get(id)))
                .flatMap(Optional::stream)
                .map(alert -> new Retold(alert, alert))
                .toList();
    }

    /** Writes everything. */
    public void writeTo(StateWriter state) {
        state.putInt(alerts.size());
        alerts.values().forEach(alert -> AlertLifecycle.write(alert, state));
    }

    /** Reads what {@link #writeTo} wrote. */
    public static QuotedAlerts restore(Asset asset, StateReader state) {
        QuotedAlerts quoted = new QuotedAlerts();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            quoted.told(AlertLifecycle.readAlert(asset, state));
        }
        return quoted;
    }
}
