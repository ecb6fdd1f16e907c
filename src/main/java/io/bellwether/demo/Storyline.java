package io.bellwether.demo;

import io.bellwether.feedback.Asset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What happens at Larkspur, and when: seven weeks with nothing but harmless trouble, a sale that
 * reaches staff, advertisers and users one week after the other, and four quiet weeks after the
 * last of them has recovered.
 */
final class Storyline {

    /** A Monday, so that the first week is a whole one. */
    static final Instant START = Instant.parse("2025-03-03T00:00:00Z");

    /** The first instant that no longer belongs to the history. */
    static final Instant END = Instant.parse("2025-07-01T00:00:00Z");

    /** Whole hours from start to end. */
    static final int HOURS = Math.toIntExact(Duration.between(START, END).toHours());

    /** In the order of their onsets. */
    static final List<Episode> EPISODES =
            List.of(
                    new Episode(
                            Asset.USERS,
                            Episode.Kind.BRIGADE,
                            Instant.parse("2025-04-01T08:00:00Z"),
                            Instant.parse("2025-04-03T20:00:00Z"),
                            0,
                            "Twenty accounts of a closed group post from morning to night"),
                    new Episode(
                            Asset.USERS,
                            Episode.Kind.SURGE,
                            Instant.parse("2025-04-11T00:00:00Z"),
                            Instant.parse("2025-04-13T00:00:00Z"),
                            0,
                            "Eight times the messages around the spring fairs"),
                    new Episode(
                            Asset.USERS,
                            Episode.Kind.STORM,
                            Instant.parse("2025-04-20T17:00:00Z"),
                            Instant.parse("2025-04-20T20:00:00Z"),
                            -.55,
                            "Three hours in which nothing works"),
                    new Episode(
                            Asset.STAFF,
                            Episode.Kind.CRISIS,
                            Instant.parse("2025-04-23T09:00:00Z"),
                            Instant.parse("2025-05-22T09:00:00Z"),
                            -.40,
                            "Staff lose their trust after the cuts"),
                    new Episode(
                            Asset.ADVERTISERS,
                            Episode.Kind.CRISIS,
                            Instant.parse("2025-04-30T08:00:00Z"),
                            Instant.parse("2025-05-29T08:00:00Z"),
                            -.38,
                            "Advertisers fear for their names beside scams"),
                    new Episode(
                            Asset.USERS,
                            Episode.Kind.CRISIS,
                            Instant.parse("2025-05-07T10:00:00Z"),
                            Instant.parse("2025-06-02T10:00:00Z"),
                            -.32,
                            "Users are to pay for what was free"));

    private Storyline() {}

    /** The start of the hour of that number; 0 is the first of the history. */
    static Instant hour(int number) {
        return START.plus(Duration.ofHours(number));
    }
}
