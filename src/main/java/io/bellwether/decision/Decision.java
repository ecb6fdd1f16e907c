package io.bellwether.decision;

import io.bellwether.feedback.Asset;
import java.time.Instant;
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

    /** Whether {@code asset} is named, or nobody is. */
    public boolean touches(Asset asset) {
        return assets.isEmpty() || assets.contains(asset);
    }
}
