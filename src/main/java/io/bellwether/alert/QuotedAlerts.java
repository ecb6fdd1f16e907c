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
import java.util.TreeSet;
import java.util.function.LongPredicate;

/**
 * The last records of the alerts of one asset, {@value #MOST} at most, and whom any record of them
 * quoted: they are told anew when one of these is erased. Also where only a record before quotes
 * them, for that one stays in its topic until a later one closes its file, and with readers who
 * keep what they read. Not safe for several threads.
 */
public final class QuotedAlerts {

    /** Far more than an asset has in its life: alerts are raised by the year. */
    private static final int MOST = 1_000;

    /** By id, the one that was told last at the end. */
    private final LinkedHashMap<String, Told> alerts = new LinkedHashMap<>();

    /**
     * An alert as it was told last, and as it is to be told now.
     *
     * @param now of the same sequence number, without what the erased said
     */
    public record Retold(Alert before, Alert now) {}

    /**
     * @param quoted marks of authors
     */
    private record Told(Alert last, TreeSet<Long> quoted) {}

    /** A record was told. */
    public void told(Alert alert) {
        Told before = alerts.remove(alert.alertId());
        TreeSet<Long> quoted = before == null ? new TreeSet<>() : before.quoted;
        alert.quotes().stream().map(Quote::author).filter(mark -> mark != 0).forEach(quoted::add);
        if (before != null || !quoted.isEmpty()) {
            alerts.put(alert.alertId(), new Told(alert, quoted));
        }
        if (alerts.size() > MOST) {
            alerts.remove(alerts.firstEntry().getKey());
        }
    }

    /** Forgets what authors with those marks said. Those that quoted them, in order. */
    public List<Retold> forgetAuthors(LongPredicate those) {
        List<Retold> retold = new ArrayList<>();
        for (Map.Entry<String, Told> entry : alerts.entrySet()) {
            Told told = entry.getValue();
            if (told.quoted.removeIf(those::test)) {
                Alert now = told.last.withoutQuotesOf(those);
                entry.setValue(new Told(now, told.quoted));
                retold.add(new Retold(told.last, now));
            }
        }
        return retold;
    }

    /** Those of {@code alertIds} that are still here, to be told once more as they are. */
    public List<Retold> again(Collection<String> alertIds) {
        return alertIds.stream()
                .map(id -> Optional.ofNullable(alerts.get(id)))
                .flatMap(Optional::stream)
                .map(told -> new Retold(told.last, told.last))
                .toList();
    }

    /** Writes everything. */
    public void writeTo(StateWriter state) {
        state.putInt(alerts.size());
        for (Told told : alerts.values()) {
            AlertLifecycle.write(told.last, state);
            state.putInt(told.quoted.size());
            told.quoted.forEach(state::putLong);
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    public static QuotedAlerts restore(Asset asset, StateReader state) {
        QuotedAlerts quoted = new QuotedAlerts();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            Alert last = AlertLifecycle.readAlert(asset, state);
            TreeSet<Long> authors = new TreeSet<>();
            int size = state.getInt();
            for (int j = 0; j < size; j++) {
                authors.add(state.getLong());
            }
            quoted.alerts.put(last.alertId(), new Told(last, authors));
        }
        return quoted;
    }
}
