package io.bellwether.html;

import io.bellwether.detection.Phase;
import io.bellwether.monitor.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The level of one asset in one hour, day or week.
 *
 * <p>The band of several hours. The variance of an hour's mean around what is expected is that
 * which hours share (the baseline is estimated, topics last for hours) and that of single votes
 * over their number: {@code shared + vote / votes}. Both are found by least squares from the bands
 * of the hours, which state that sum for various numbers of votes; of several hours, what they
 * share does not shrink, and what votes add does. Where all hours have as many votes the two cannot
 * be told apart, and everything counts as shared: the band is then too wide rather than too narrow.
 *
 * @param from its beginning
 * @param to its end
 * @param votes votes in it; at least 1
 * @param level their mean, in [0, 1]
 * @param expected what was expected of them; NaN or a first guess while learning
 * @param halfWidth half of the 95 % band around {@code expected}; likewise
 * @param phase the asset's condition at the end
 */
public record Slice(
        Instant from,
        Instant to,
        long votes,
        double level,
        double expected,
        double halfWidth,
        Phase phase) {

    /** The slices that hold a vote, in the order of time. A level lies where it begins. */
    public static List<Slice> of(List<Level> heard, Step step) {
        TreeMap<Instant, List<Level>> parts = new TreeMap<>();
        for (Level level : heard) {
            parts.computeIfAbsent(step.begin(level.from()), key -> new ArrayList<>()).add(level);
        }
        List<Slice> slices = new ArrayList<>();
        parts.forEach((from, levels) -> slices.add(slice(from, step.next(from), levels)));
        return slices;
    }

    /** One slice of all of {@code levels}, of which there is at least one. */
    public static Slice slice(Instant from, Instant to, List<Level> levels) {
        long votes = levels.stream().mapToLong(Level::votes).sum();
        double level = levels.stream().mapToDouble(each -> each.votes() * each.level()).sum();
        double expected = levels.stream().mapToDouble(each -> each.votes() * each.expected()).sum();
        return new Slice(
                from,
                to,
                votes,
                level / votes,
                expected / votes,
                halfWidth(levels, votes),
                levels.getLast().phase());
    }

    private static double halfWidth(List<Level> levels, long votes) {
        if (levels.size() == 1) {
            return levels.getFirst().halfWidth();
        }
        double meanShare = levels.stream().mapToDouble(Slice::share).average().orElse(0);
        double meanSquare = levels.stream().mapToDouble(Slice::square).average().orElse(0);
        if (Double.isNaN(meanSquare)) {
            return Double.NaN;
        }
        double shares = 0;
        double product = 0;
        for (Level level : levels) {
            double stray = share(level) - meanShare;
            shares += stray * stray;
            product += stray * (square(level) - meanSquare);
        }
        double vote = shares > 1e-12 ? Math.clamp(product / shares, 0, meanSquare / meanShare) : 0;
        return Math.sqrt(meanSquare - vote * meanShare + vote / votes);
    }

    private static double share(Level level) {
        return 1.0 / level.votes();
    }

    private static double square(Level level) {
        return level.halfWidth() * level.halfWidth();
    }

    /** While it learns, nothing is expected of an asset that it could be held against. */
    public boolean hasBand() {
        return halfWidth >= 0 && phase != Phase.LEARNING;
    }

    public boolean isBelow() {
        return hasBand() && level < expected - halfWidth;
    }

    public boolean isAbove() {
        return hasBand() && level > expected + halfWidth;
    }

    /** Such as {@code below the band}; empty where there is no band. */
    public String place() {
        if (!hasBand()) {
            return "";
        }
        return isBelow() ? "below the band" : isAbove() ? "above the band" : "in the band";
    }
}
