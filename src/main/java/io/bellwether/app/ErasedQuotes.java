package io.bellwether.app;

import io.bellwether.alert.Quote;
import io.bellwether.config.Configuration;
import io.bellwether.config.ConfigurationException;
import io.bellwether.config.PseudonymKey;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Hash;
import io.bellwether.feedback.Pseudonymizer;
import io.bellwether.monitor.Input;
import io.bellwether.replay.Past;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom no replay quotes: authors who were erased, with all that they said up to then. A monitor
 * forgets them where it comes by the erasure, but a replay may end before that, or read topics that
 * have none. Its figures are those of a monitor that never heard of it, so only quotations are
 * taken out, and after all is read. Not safe for several threads.
 */
final class ErasedQuotes {

    private final Map<Asset, Map<String, Instant>> names = new EnumMap<>(Asset.class);

    /** By what quotations know of who said them. */
    private final Map<Asset, Map<Long, Instant>> marks = new EnumMap<>(Asset.class);

    private final List<Pseudonymizer> keys;

    private ErasedQuotes(List<Input.AuthorErased> erasures, List<Pseudonymizer> keys) {
        this.keys = keys;
        for (Input.AuthorErased erased : erasures) {
            for (String name : erased.pseudonyms()) {
                put(names, erased.asset(), name, erased.at());
                put(marks, erased.asset(), Hash.mark(name), erased.at());
            }
        }
    }

    /** Those of {@code erasures}; the key file is asked for only where there are any. */
    static ErasedQuotes of(List<Input.AuthorErased> erasures, Configuration configuration) {
        return new ErasedQuotes(erasures, erasures.isEmpty() ? List.of() : keys(configuration));
    }

    private static List<Pseudonymizer> keys(Configuration configuration) {
        try {
            return PseudonymKey.load(configuration.pseudonymKeyFile(), System.getenv()).all();
        } catch (ConfigurationException e) {
            // A journal has names already. Who needs the key asks whether it is there.
            return List.of();
        }
    }

    private static <T> void put(
            Map<Asset, Map<T, Instant>> of, Asset asset, T author, Instant until) {
        of.computeIfAbsent(asset, absent -> new HashMap<>())
                .merge(author, until, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Whether somebody was erased, and no key is at hand that tells whose id that is. */
    boolean isBlind() {
        return keys.isEmpty() && !names.isEmpty();
    }

    /** This was read, under the id that its author has in the input. */
    void heard(Feedback feedback) {
        String author = feedback.author();
        Asset asset = feedback.asset();
        Map<String, Instant> erased = names.getOrDefault(asset, Map.of());
        if (author == null || erased.isEmpty()) {
            return;
        }
        for (Pseudonymizer key : keys) {
            Instant until = erased.get(key.pseudonym(asset, author));
            if (until != null) {
                put(marks, asset, Hash.mark(author), until);
            }
        }
    }

    /** {@code past}, with these quotations counted in place of told, as the service does it. */
    Past leftOut(Past past) {
        return past.withoutQuotes(this::cover);
    }

    private boolean cover(Asset asset, Quote quote) {
        return quote.isOf(
                mark -> {
                    Instant until = marks.getOrDefault(asset, Map.of()).get(mark);
                    return until != null && !quote.eventTime().isAfter(until);
                });
    }
}
