package io.bellwether.calibration;

import io.bellwether.detection.DetectorSettings;
import io.bellwether.detection.Vote;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Lets drops begin at some moments of a past and waits for them to be seen. The detector is brought
 * to each moment once and copied for each drop, so that all drops meet it in the same condition.
 * Safe for several threads.
 */
final class DropStudy {

    /** Drops are tried at that many moments of each surrogate. */
    private static final int ONSETS = 4;

    private static final int SHORTEST_HORIZON_DAYS = 7;

    private final DetectorSettings detector;
    private final Instant since;
    private final double hours;
    private final List<Optional<Drop>> drops = new ArrayList<>();
    private final int horizonDays;

    /**
     * A study.
     *
     * @param detector as configured
     * @param watched from the end of the learning to the end of the past
     * @param quiet votes of normal times, to know their distribution
     * @param settings what was asked
     */
    DropStudy(
            DetectorSettings detector,
            Stretch watched,
            List<Vote> quiet,
            CalibrationSettings settings) {
        this.detector = detector;
        this.since = watched.from();
        this.hours = Hours.between(watched.from(), watched.to());
        this.horizonDays = horizonDays(settings.horizonDays());
        drops.add(Drop.of(quiet, 0));
        settings.drops().forEach(size -> drops.add(Drop.of(quiet, size)));
    }

    /** Half of the past at most, so that there is a choice of moments. */
    private int horizonDays(int asked) {
        int days = (int) Math.min(asked, hours / 24 / 2);
        return days < Math.min(asked, SHORTEST_HORIZON_DAYS) ? 0 : days;
    }

    /** Days that a drop is given; 0 where the past is too short to try any. */
    int horizonDays() {
        return horizonDays;
    }

    /** Whether the level lies high enough for the numbered drop; 0 is no drop. */
    boolean hasRoom(int drop) {
        return drops.get(drop).isPresent();
    }

    /** When each drop was seen; the first is no drop. */
    List<List<Trial.Sighting>> sightings(List<Vote> votes, Random random) {
        List<List<Trial.Sighting>> sightings = new ArrayList<>();
        drops.forEach(drop -> sightings.add(new ArrayList<>()));
        List<Instant> onsets = onsets(random);
        long chance = random.nextLong();
        Watch watch = new Watch(detector);
        int next = 0;
        for (int i = 0; i < votes.size() && next < onsets.size(); i++) {
            Instant now = votes.get(i).eventTime();
            while (next < onsets.size() && !now.isBefore(onsets.get(next))) {
                watch.advanceTo(onsets.get(next));
                List<Vote> rest = votes.subList(i, votes.size());
                add(watch, onsets.get(next), rest, chance + next, sightings);
                next++;
            }
            watch.show(votes.get(i));
        }
        return sightings;
    }

    /** One moment in each of some equal parts of the past, early enough to wait for an alert. */
    private List<Instant> onsets(Random random) {
        List<Instant> onsets = new ArrayList<>();
        double room = hours - 24.0 * horizonDays;
        for (int part = 0; horizonDays > 0 && part < ONSETS; part++) {
            double after = room * (part + random.nextDouble()) / ONSETS;
            onsets.add(since.plusSeconds((long) (after * 3600)));
        }
        return onsets;
    }

    private void add(
            Watch watch,
            Instant onset,
            List<Vote> rest,
            long chance,
            List<List<Trial.Sighting>> sightings) {
        for (int i = 0; watch.isReady() && i < drops.size(); i++) {
            if (hasRoom(i)) {
                Drop drop = drops.get(i).orElseThrow();
                Random random = Seeds.random(chance, 0);
                sightings.get(i).add(sighting(watch.fork(), onset, rest, drop, random));
            }
        }
    }

    private Trial.Sighting sighting(
            Watch watch, Instant onset, List<Vote> rest, Drop drop, Random random) {
        Instant until = onset.plus(Duration.ofDays(horizonDays));
        for (Vote vote : rest) {
            if (!vote.eventTime().isBefore(until)) {
                break;
            }
            watch.show(drop.apply(vote, random));
            if (watch.raisedAt() != null) {
                return sighting(watch, onset);
            }
        }
        // Votes stamped with days are judged when their day is over.
        watch.advanceTo(until);
        return sighting(watch, onset);
    }

    private static Trial.Sighting sighting(Watch watch, Instant onset) {
        Instant raisedAt = watch.raisedAt();
        return new Trial.Sighting(
                raisedAt == null ? Double.POSITIVE_INFINITY : Hours.between(onset, raisedAt) / 24);
    }
}
