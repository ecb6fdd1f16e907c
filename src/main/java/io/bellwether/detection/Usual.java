package io.bellwether.detection;

import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who usually speaks, and how far each stratum usually lies from what is expected of all.
 * Immutable.
 *
 * <p>With p the usual share of a stratum, q its share in an hour and o its offset, sum (q - p) o is
 * the part of the hour's deviation that comes from who speaks; the rest is what they say: the two
 * components of Kitagawa (1955), Journal of the American Statistical Association 50, with the
 * offsets of ordinary days as weights. Of strata that are <em>new</em>, having together no more
 * than a twentieth of the usual votes, nothing is known but what they say now; so all of that is
 * counted as a matter of who speaks. A twentieth is also the most that this can take from a drop in
 * which everybody shares as usual.
 */
final class Usual {

    /**
     * Votes that the guess "like everybody" is worth: with votes of variance .08 and strata that
     * lie .05 apart, .08 / .05^2.
     */
    private static final double SHRINKAGE_VOTES = 32;

    /** Fewer votes than that miss a stratum of a twentieth by chance in one case of 200. */
    private static final int LEAST_VOTES = 100;

    private static final double NEW_SHARE = .05;

    /** Shares follow the present, as the level does; offsets need all the votes there are. */
    private static final int RECENT_DAYS = 14;

    private static final Usual UNKNOWN = new Usual(new double[0], 0);

    /** By stratum; NaN of new ones. Empty when nothing is known. */
    private final double[] offset;

    /** Mean offset of the usual composition. */
    private final double centre;

    private Usual(double[] offset, double centre) {
        this.offset = offset;
        this.centre = centre;
    }

    /** Nothing is known, and nothing is explained. */
    static Usual unknown() {
        return UNKNOWN;
    }

    /**
     * Learns from the deviations of learned days.
     *
     * @param days newest first
     */
    static Usual of(List<Voices> days) {
        Voices all = new Voices();
        Voices recent = new Voices();
        int recentVotes = 0;
        for (int day = 0; day < days.size(); day++) {
            all.add(days.get(day));
            if (day < RECENT_DAYS || recentVotes < LEAST_VOTES) {
                recent.add(days.get(day));
                recentVotes = recent.total();
            }
        }
        return recentVotes < LEAST_VOTES ? UNKNOWN : of(all, recent, recentVotes);
    }

    private static Usual of(Voices all, Voices recent, int recentVotes) {
        double[] offset = new double[Strata.COUNT];
        double centre = 0;
        int ofNew = 0;
        List<Integer> rarestFirst =
                IntStream.range(0, Strata.COUNT)
                        .boxed()
                        .sorted(Comparator.comparingInt(recent::votes))
                        .toList();
        for (int stratum : rarestFirst) {
            int votes = recent.votes(stratum);
            if (ofNew + votes <= NEW_SHARE * recentVotes) {
                ofNew += votes;
                offset[stratum] = Double.NaN;
                centre += recent.sum(stratum) / recentVotes;
            } else {
                offset[stratum] = all.sum(stratum) / (all.votes(stratum) + SHRINKAGE_VOTES);
                centre += votes * offset[stratum] / recentVotes;
            }
        }
        return new Usual(offset, centre);
    }

    private boolean isNew(int stratum) {
        return Double.isNaN(offset[stratum]);
    }

    /**
     * The part of an hour's drop below what was expected that comes from who spoke in it.
     *
     * @param hour at least one vote
     * @param expected of each of them
     */
    double explains(Voices hour, double expected) {
        double drops = 0;
        for (int stratum = 0; stratum < offset.length; stratum++) {
            int votes = hour.votes(stratum);
            if (votes > 0) {
                drops +=
                        isNew(stratum)
                                ? votes * (expected + centre) - hour.sum(stratum)
                                : votes * (centre - offset[stratum]);
            }
        }
        return offset.length == 0 ? 0 : drops / hour.total();
    }

    /** Votes of new strata in an hour. */
    int strangers(Voices hour) {
        int strangers = 0;
        for (int stratum = 0; stratum < offset.length; stratum++) {
            strangers += isNew(stratum) ? hour.votes(stratum) : 0;
        }
        return strangers;
    }

    void writeTo(StateWriter state) {
        state.putDoubles(offset).putDouble(centre);
    }

    static Usual readFrom(StateReader state) {
        Usual usual = new Usual(state.getDoubles(), state.getDouble());
        if (usual.offset.length != 0 && usual.offset.length != Strata.COUNT) {
            throw new CorruptStateException("offsets of " + usual.offset.length + " strata");
        }
        return usual;
    }
}
