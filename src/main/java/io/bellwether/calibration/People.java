package io.bellwether.calibration;

import io.bellwether.alert.StaffFloor;
import io.bellwether.detection.Signal;
import io.bellwether.detection.Vote;
import io.bellwether.feedback.Asset;
import io.bellwether.sentiment.ScoredFeedback;
import java.util.HashSet;
import java.util.Set;

/**
 * Who voted in each signal, as the floors for staff count people: those without a name count where
 * their source is declared one-per-person. Not safe for several threads.
 */
final class People {

    private final Set<String> writers = new HashSet<>();
    private final Set<String> givers = new HashSet<>();
    private long namelessWriters;
    private long namelessGivers;

    void add(ScoredFeedback feedback, Vote vote, boolean isOnePerPerson) {
        String author = feedback.author();
        if (author == null) {
            namelessWriters += isOnePerPerson && vote.text().isPresent() ? 1 : 0;
            namelessGivers += isOnePerPerson && vote.rating().isPresent() ? 1 : 0;
            return;
        }
        if (vote.text().isPresent()) {
            writers.add(author);
        }
        if (vote.rating().isPresent()) {
            givers.add(author);
        }
    }

    /** Whether enough of {@code asset} spoke for what {@code signal} says to be shown. */
    boolean allow(Asset asset, Signal signal) {
        return switch (signal) {
            case TEXT -> StaffFloor.allowsLevel(asset, writers.size() + namelessWriters);
            case RATING -> StaffFloor.allowsLevel(asset, givers.size() + namelessGivers);
            case MIX -> allow(asset, Signal.TEXT) && allow(asset, Signal.RATING);
        };
    }
}
