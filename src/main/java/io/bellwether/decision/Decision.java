package io.bellwether.decision;

import io.bellwether.feedback.Asset;
import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decision of the company, dated by the moment from which people could feel it.
 *
 * @param id unique; a second delivery of the same id replaces the first
 * @param effectiveAt when it took effect
 * @param title one line for people
 * @param subject what it is about ("pricing"); empty when not stated
 * @param stance which way it goes ("raise"); empty when not stated
 * @param decidedBy a role, not a name; empty when not stated
 * @param assets whom it touches; empty means all three
 * @param reverses id of the decision it takes back; null when none
 */
public record Decision(
        String id,
        Instant effectiveAt,
        String title,
        String subject,
        String stance,
        String decidedBy,
        List<Asset> assets,
        @Nullable String reverses) {

    public Decision {
        if (id.isEmpty() || title.isEmpty()) {
            throw new IllegalArgumentException("a decision needs an id and a title");
        }
        assets = List.copyOf(assets);
    }

    /** Writes every field. */
    public void writeTo(StateWriter state) {
        state.putString(id).putInstant(effectiveAt).putString(title).putString(subject);
        state.putString(stance).putString(decidedBy).putString(reverses).putInt(assets.size());
        assets.forEach(asset -> state.putString(asset.label()));
    }

    /** Reads what {@link #writeTo} wrote. */
    public static Decision restore(StateReader state) {
        String id = state.getString();
        Instant effectiveAt = state.getInstant();
        String title = state.getString();
        String subject = state.getString();
        String stance = state.getString();
        String decidedBy = state.getString();
        String reverses = state.getNullableString();
        List<Asset> assets = new ArrayList<>();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            String label = state.getString();
            assets.add(Asset.ofLabel(label).orElseThrow(() -> new CorruptStateException("asset")));
        }
        return new Decision(id, effectiveAt, title, subject, stance, decidedBy, assets, reverses);
    }

    /** Whether {@code asset} is named, or nobody is. */
    public boolean touches(Asset asset) {
        return assets.isEmpty() || assets.contains(asset);
    }
}
