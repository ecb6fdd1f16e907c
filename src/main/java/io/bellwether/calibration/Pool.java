package io.bellwether.calibration;

import io.bellwether.detection.Vote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** The votes of one kind, to be dealt out anew to the moments at which such votes were cast. */
final class Pool {

    private static final Comparator<Vote> BY_MOOD =
            Comparator.comparingDouble(Kinds::mood)
                    .thenComparingDouble(vote -> vote.text().orElse(0));

    /** A voter's own chance never counts for less than that share of the variance. */
    private static final double LEAST_OWN = .2;

    private final List<Vote> votes;
    private final int[] moments;
    private final List<Vote> quiet;
    private final int loud;

    private Pool(List<Vote> votes, int[] moments, List<Vote> quiet) {
        this.votes = votes;
        this.moments = moments;
        this.quiet = quiet;
        this.loud = moments.length - quiet.size();
    }

    static Pool of(List<Vote> votes, boolean[] isQuiet, int kind) {
        List<Integer> moments = new ArrayList<>();
        List<Vote> quiet = new ArrayList<>();
        for (int i = 0; i < votes.size(); i++) {
            if (Kinds.of(votes.get(i)) == kind) {
                moments.add(i);
                if (isQuiet[i]) {
                    quiet.add(votes.get(i));
                }
            }
        }
        int[] all = moments.stream().mapToInt(Integer::intValue).toArray();
        List<Vote> every = moments.stream().map(votes::get).toList();
        return new Pool(votes, all, quiet.isEmpty() ? every : quiet);
    }

    /**
     * Deals the votes into {@code dealt}, the better ones where {@code mood} is greater.
     *
     * @param mood expected deviation at each moment
     * @param variance of {@code mood}
     */
    void deal(double[] mood, double variance, Random random, Vote[] dealt) {
        List<Vote> hand = new ArrayList<>(quiet);
        for (int i = 0; i < loud; i++) {
            hand.add(quiet.get(random.nextInt(quiet.size())));
        }
        hand.sort(BY_MOOD);
        double slope = slope(hand);
        double own = slope > 0 ? 1 - variance / (slope * slope) : 1;
        double scale = StrictMath.sqrt(Math.max(LEAST_OWN, own));
        List<Place> places = new ArrayList<>();
        for (int moment : moments) {
            double push = slope > 0 ? mood[moment] / slope : 0;
            places.add(new Place(moment, push + scale * random.nextGaussian()));
        }
        places.sort(Comparator.comparingDouble(Place::latent).thenComparingInt(Place::moment));
        for (int i = 0; i < hand.size(); i++) {
            int moment = places.get(i).moment();
            dealt[moment] = at(votes.get(moment), hand.get(i));
        }
    }

    /** By how much the mean vote moves when every place moves by one standard deviation. */
    private static double slope(List<Vote> sorted) {
        double[] scores = Normal.scores(sorted.size());
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            sum += scores[i] * Kinds.mood(sorted.get(i));
        }
        return scores.length == 0 ? 0 : sum / scores.length;
    }

    private static Vote at(Vote moment, Vote said) {
        return new Vote(moment.eventTime(), said.text(), said.rating(), moment.stratum());
    }

    private record Place(int moment, double latent) {}
}
