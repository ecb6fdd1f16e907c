package io.bellwether.calibration;

import io.bellwether.detection.Vote;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Pointer;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;

/** Seeded votes of people whose common mood goes a given course. */
final class Moods {

    /** A Monday. */
    static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    /** The common mood in each hour, in [0, 1]. */
    interface Course {
        double at(int hour);
    }

    private Moods() {}

    /** Texts spread by .25 around the mood, {@code perHour} of them on average. */
    static List<Vote> texts(long seed, int days, double perHour, Course course) {
        Random random = new Random(seed);
        List<Vote> votes = new ArrayList<>();
        for (int hour = 0; hour < days * 24; hour++) {
            int count = poisson(perHour, random);
            for (int i = 0; i < count; i++) {
                double level = course.at(hour) + .25 * random.nextGaussian();
                votes.add(Vote.ofText(at(hour, i, count), Math.clamp(level, 0, 1)));
            }
        }
        return votes;
    }

    /** Votes of text and two-point stars, 1 or 5. */
    static List<Vote> stars(long seed, int days, double perHour, Course course) {
        Random random = new Random(seed);
        List<Vote> votes = new ArrayList<>();
        for (int hour = 0; hour < days * 24; hour++) {
            int count = poisson(perHour, random);
            for (int i = 0; i < count; i++) {
                double stars = random.nextDouble() < course.at(hour) ? 1 : 0;
                double text = Math.clamp(.5 + (stars - .5) * .4 + .1 * random.nextGaussian(), 0, 1);
                Instant time = at(hour, i, count);
                votes.add(new Vote(time, OptionalDouble.of(text), OptionalDouble.of(stars), ""));
            }
        }
        return votes;
    }

    /** Topics that push the mood for hours: sd .06, correlated by .9 from hour to hour. */
    static Course topics(long seed, int days) {
        Random random = new Random(seed);
        double[] push = new double[days * 24];
        double now = 0;
        for (int hour = 0; hour < push.length; hour++) {
            now = .9 * now + .06 * StrictMath.sqrt(1 - .81) * random.nextGaussian();
            push[hour] = now;
        }
        return hour -> .55 + push[hour];
    }

    /** The same as a monitor would read it. */
    static List<ScoredFeedback> feedback(Asset asset, List<Vote> votes) {
        List<ScoredFeedback> feedback = new ArrayList<>();
        for (Vote vote : votes) {
            OptionalInt stars =
                    vote.rating().isPresent()
                            ? OptionalInt.of((int) (1 + 4 * vote.rating().getAsDouble()))
                            : OptionalInt.empty();
            feedback.add(
                    new ScoredFeedback(
                            asset.label() + "-" + feedback.size(),
                            asset,
                            vote.eventTime(),
                            "author " + feedback.size(),
                            score(vote),
                            stars,
                            "forum",
                            new TreeMap<>(),
                            0,
                            new Pointer.InFile("moods", feedback.size() + 1),
                            "files",
                            "given"));
        }
        return feedback;
    }

    private static Score score(Vote vote) {
        return vote.text().isPresent()
                ? Score.Scored.ofLevel(vote.text().getAsDouble())
                : new Score.NotScored(Score.Reason.LANGUAGE);
    }

    /** The same, where the texts of every {@code which} vote are in another language. */
    static List<Vote> foreign(int which, List<Vote> votes) {
        List<Vote> some = new ArrayList<>(votes);
        for (int i = 0; i < some.size(); i += which) {
            Vote vote = some.get(i);
            some.set(i, new Vote(vote.eventTime(), OptionalDouble.empty(), vote.rating(), ""));
        }
        return some;
    }

    private static Instant at(int hour, int number, int count) {
        return START.plusSeconds(hour * 3600L + number * 3600L / count);
    }

    private static int poisson(double mean, Random random) {
        double left = random.nextDouble();
        double chance = StrictMath.exp(-mean);
        int count = 0;
        while (left > chance) {
            left -= chance;
            count++;
            chance *= mean / count;
        }
        return count;
    }
}
