package io.bellwether.demo;

import io.bellwether.feedback.Asset;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The mixture of moods of one asset, hour by hour: the usual mix, moved by the hour of the day, the
 * weekend, topics that come and go, and the storyline. Immutable.
 *
 * <p>Topics are an autoregressive process of the first order, as neighbouring hours talk of the
 * same things: without them a monitor would have too easy a life.
 */
final class MoodCourse {

    /** Correlation of neighbouring hours. */
    private static final double MEMORY = .85;

    /** Standard deviation of the drift by topics, as a share of people. */
    private static final double DRIFT = .045;

    private static final double DAY_SWING = .025;
    private static final double WEEKEND_LIFT = .03;
    private static final int BRIGHTEST_HOUR = 10;

    private final Asset asset;
    private final double[] drift;

    private MoodCourse(Asset asset, double[] drift) {
        this.asset = asset;
        this.drift = drift;
    }

    /** The course that {@code seed} gives the asset. */
    static MoodCourse of(Asset asset, long seed) {
        Dice dice = Dice.of(seed, asset.label() + "/drift");
        double[] drift = new double[Storyline.HOURS];
        double last = DRIFT * dice.bell();
        for (int hour = 0; hour < drift.length; hour++) {
            drift[hour] = last;
            last = MEMORY * last + DRIFT * Math.sqrt(1 - MEMORY * MEMORY) * dice.bell();
        }
        return new MoodCourse(asset, drift);
    }

    /** The mix in the hour of that number; 0 is the first of the history. */
    Mix mix(int hour) {
        Instant start = Storyline.hour(hour);
        return Mix.usual(asset).moved(drift[hour] + rhythm(start) + fromStoryline(start));
    }

    private static double rhythm(Instant start) {
        OffsetDateTime time = start.atOffset(ZoneOffset.UTC);
        double angle = 2 * Math.PI * (time.getHour() - BRIGHTEST_HOUR) / 24;
        double weekend = Traffic.isWeekend(time) ? WEEKEND_LIFT : 0;
        return DAY_SWING * StrictMath.cos(angle) + weekend;
    }

    private double fromStoryline(Instant start) {
        return Storyline.EPISODES.stream()
                .filter(episode -> episode.asset() == asset)
                .mapToDouble(episode -> episode.moodShift() * episode.strength(start))
                .sum();
    }
}
