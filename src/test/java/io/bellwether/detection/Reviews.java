package io.bellwether.detection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** What the people of a simulated asset say, twice an hour: stars, texts, or both. */
final class Reviews {

    private final SplittableRandom random;
    private final List<Vote> votes = new ArrayList<>();
    private long hour = Hours.of(Crowd.BEGIN);

    Reviews(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * Both stars and text.
     *
     * @param agreement of the text with the stars: 1 is the same, 0 none
     */
    Reviews say(int hours, double starMood, double textMood, double agreement) {
        for (int half = 0; half < 2 * hours; half++) {
            double stars = stars(starMood);
            double text = agreement * stars + (1 - agreement) * text(textMood);
            add(half, OptionalDouble.of(text), OptionalDouble.of(stars));
        }
        return fallSilent(hours);
    }

    Reviews say(int hours, double starMood, double textMood) {
        return say(hours, starMood, textMood, 0);
    }

    Reviews sayText(int hours, double mood) {
        for (int half = 0; half < 2 * hours; half++) {
            add(half, OptionalDouble.of(text(mood)), OptionalDouble.empty());
        }
        return fallSilent(hours);
    }

    Reviews giveStars(int hours, double mood) {
        for (int half = 0; half < 2 * hours; half++) {
            add(half, OptionalDouble.empty(), OptionalDouble.of(stars(mood)));
        }
        return fallSilent(hours);
    }

    Reviews fallSilent(int hours) {
        hour += hours;
        return this;
    }

    private double stars(double mood) {
        return random.nextDouble() < mood ? 1 : 0;
    }

    private double text(double mood) {
        return Math.clamp(mood + .2 * random.nextGaussian(), 0, 1);
    }

    private void add(int half, OptionalDouble text, OptionalDouble stars) {
        votes.add(new Vote(end().plusSeconds(half * 1800L), text, stars, ""));
    }

    /** Shows {@code detector} what was said since the last call. */
    List<Change> heardBy(AssetDetector detector) {
        List<Change> changes = new ArrayList<>();
        votes.forEach(vote -> changes.addAll(detector.vote(vote)));
        votes.clear();
        changes.addAll(detector.advanceTo(end()));
        return changes;
    }

    /** What was said since the last call of {@link #heardBy}. */
    List<Vote> votes() {
        return votes;
    }

    Instant end() {
        return Hours.start(hour);
    }
}
