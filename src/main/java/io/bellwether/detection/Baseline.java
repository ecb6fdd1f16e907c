package io.bellwether.detection;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;

/**
 * What the asset's people say while nothing is wrong: a level, a rhythm, a noise, and how sure all
 * of that is.
 *
 * @param level on [0, 1]
 * @param levelVariance doubt about {@code level} on the last learned day
 * @param wander variance of the level's step from one day to the next
 * @param lastLearnedDay counted from the epoch
 * @param isDayPrecise whether votes are stamped with days, not with hours
 * @param lastBreak after which the level may be another one
 */
record Baseline(
        double level,
        double levelVariance,
        double wander,
        long lastLearnedDay,
        boolean isDayPrecise,
        Season season,
        Noise noise,
        Break lastBreak) {

    /** Of the level's standard deviation, the part that is given away to doubt. */
    private static final double MARGIN = .65;

    /** Variance of the level on {@code day}, which has wandered since it was last learned. */
    double varianceOn(long day) {
        return levelVariance + wander * Math.max(0, day - lastLearnedDay) + breakVarianceOn(day);
    }

    /** How far below the baseline votes may lie on {@code day} before they count as a drop. */
    double marginOn(long day) {
        return MARGIN * Math.sqrt(varianceOn(day));
    }

    /**
     * How far recovered votes must lie above what an open alert says of them on {@code day}:
     * nothing, but for a break of which nothing is known yet.
     */
    double breakMarginOn(long day) {
        return lastBreak.isUnknown() ? MARGIN * Math.sqrt(breakVarianceOn(day)) : 0;
    }

    private double breakVarianceOn(long day) {
        return lastBreak.between(lastLearnedDay, day);
    }

    /** The same after another break. */
    Baseline with(Break another) {
        return new Baseline(
                level, levelVariance, wander, lastLearnedDay, isDayPrecise, season, noise, another);
    }

    /**
     * What is expected of an hour.
     *
     * @param rim how close to 0 and 1 the expectation may come
     */
    double expected(int cell, double rim) {
        return Math.clamp(level + season.at(cell), rim, 1 - rim);
    }

    void writeTo(StateWriter state) {
        state.putDouble(level).putDouble(levelVariance).putDouble(wander);
        state.putLong(lastLearnedDay).putBoolean(isDayPrecise);
        season.writeTo(state);
        noise.writeTo(state);
        lastBreak.writeTo(state);
    }

    static Baseline readFrom(StateReader state) {
        return new Baseline(
                state.getDouble(),
                state.getDouble(),
                state.getDouble(),
                state.getLong(),
                state.getBoolean(),
                Season.readFrom(state),
                Noise.readFrom(state),
                Break.readFrom(state));
    }
}
