package io.bellwether.calibration;

import io.bellwether.detection.Vote;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Pasts that could have been: the same moments, the same votes, the same daily and weekly rhythm
 * and the same strength of common swings at every pace, but another course.
 *
 * <p>Each draw makes a common mood with the {@link Spectrum} of the past and phases of its own
 * (Theiler et al. 1992), adds the {@link Rhythm} and each voter's own chance, and gives the votes
 * that were really cast to the moments in the order of that sum: the best vote where it is
 * greatest, and so on. So every value stays one that people really gave, stars stay stars, and
 * their distribution stays what it was (the amplitude adjustment of Theiler et al., on votes). A
 * vote's text and stars stay together; votes with stars go to moments that had some.
 *
 * <p>The votes of crises do not belong to normal times: they are replaced by votes drawn from the
 * rest, and the mood of each crisis counts from its own mean. Safe for several threads.
 */
final class Surrogates {

    private final List<Vote> votes;
    private final Cells cells;
    private final Spectrum spectrum;
    private final double[] rhythm;
    private final List<Pool> pools = new ArrayList<>();
    private final long seed;

    /**
     * Of a past.
     *
     * @param votes at least 1, in order
     * @param crises stretches that are not normal
     */
    Surrogates(List<Vote> votes, List<Stretch> crises, ZoneId zone, long seed) {
        this.votes = votes;
        this.seed = seed;
        cells = Cells.of(votes);
        Deviations deviations = Deviations.of(votes, crises);
        double[] rest = deviations.values().clone();
        Instant[] times = votes.stream().map(Vote::eventTime).toArray(Instant[]::new);
        Rhythm fitted = Rhythm.of(times, rest, Moments.variance(rest), zone);
        rhythm = new double[rest.length];
        for (int i = 0; i < rest.length; i++) {
            rhythm[i] = fitted.at(times[i]);
            rest[i] -= rhythm[i];
        }
        spectrum = spectrum(rest);
        for (int kind = 0; kind < Kinds.COUNT; kind++) {
            pools.add(Pool.of(votes, deviations.isQuiet(), kind));
        }
    }

    private Spectrum spectrum(double[] rest) {
        double[] sums = new double[cells.count()];
        int[] counts = new int[cells.count()];
        for (int i = 0; i < rest.length; i++) {
            sums[cells.of(votes.get(i))] += rest[i];
            counts[cells.of(votes.get(i))]++;
        }
        for (int cell = 0; cell < sums.length; cell++) {
            sums[cell] = counts[cell] == 0 ? 0 : sums[cell] / counts[cell];
        }
        double within = 0;
        long freedom = 0;
        for (int i = 0; i < rest.length; i++) {
            double from = rest[i] - sums[cells.of(votes.get(i))];
            within += from * from;
        }
        for (int count : counts) {
            freedom += Math.max(0, count - 1);
        }
        double variance = freedom == 0 ? Moments.variance(rest) : within / freedom;
        return Spectrum.of(sums, counts, variance);
    }

    /** Surrogate {@code number}: the same votes whenever it is drawn, and whoever draws it. */
    List<Vote> draw(int number) {
        Random random = Seeds.random(seed, number);
        double[] common = spectrum.draw(cells.count(), random);
        double[] mood = new double[votes.size()];
        for (int i = 0; i < mood.length; i++) {
            mood[i] = common[cells.of(votes.get(i))] + rhythm[i];
        }
        double variance = Moments.variance(mood);
        Vote[] drawn = new Vote[votes.size()];
        for (Pool pool : pools) {
            pool.deal(mood, variance, random, drawn);
        }
        return List.of(drawn);
    }
}
